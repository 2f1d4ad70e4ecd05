import { present, at, slice, select, indices, all, pick, is, where, fromEnd, find, descend, own, fits, compare, read, contextObject } from "../runtime/v1.js";
import { format, arrayRange, jsonMerge, stringSplit, mathRandom, uuid, md5, hash, arrayGetItem, arrayPartition, arrayUnique } from "../runtime/intrinsics/index.js";
import type { Context, Value, View } from "../runtime/types.js";
type Loose<T> = T;
type Rich = { id: string; note?: string; total: number | null; items: { sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]; opt?: { a: { b: number; c?: number[] } }; any: unknown; pair: [string, { x: number }]; mix: string | { y: number }; map: { [k: string]: number }; length: number; constructor?: string; "$odd key": boolean; list: number[] | null };
// unknown $
export function f0($: Value | null, $$: Context): Loose<View<unknown>> { void $; void $$; return $; }
export const g0 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return $; };
// unknown $.id
export function f1($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.id; }
export const g1 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.id, $, "$.id", "x.$"); };
// unknown $.items
export function f2($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.items; }
export const g2 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.items, $, "$.items", "x.$"); };
// unknown $.items[0].sku
export function f3($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($?.items, 0)?.sku; }
export const g3 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($?.items, 0)?.sku, $, "$.items[0].sku", "x.$"); };
// unknown $.items[9]
export function f4($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($?.items, 9); }
export const g4 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($?.items, 9), $, "$.items[9]", "x.$"); };
// unknown $.items[-1]
export function f5($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($?.items, -1); }
export const g5 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($?.items, -1), $, "$.items[-1]", "x.$"); };
// unknown $.items[-1:]
export function f6($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", slice(-1)); }
export const g6 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", slice(-1)), $, "$.items[-1:]", "x.$"); };
// unknown $.items[-2:]
export function f7($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", slice(-2)); }
export const g7 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", slice(-2)), $, "$.items[-2:]", "x.$"); };
// unknown $.items[:2]
export function f8($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", slice(0, 2)); }
export const g8 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", slice(0, 2)), $, "$.items[:2]", "x.$"); };
// unknown $.items[1:3]
export function f9($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", slice(1, 3)); }
export const g9 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", slice(1, 3)), $, "$.items[1:3]", "x.$"); };
// unknown $.items[-3:-1]
export function f10($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", slice(-3, -1)); }
export const g10 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", slice(-3, -1)), $, "$.items[-3:-1]", "x.$"); };
// unknown $.items[0,2]
export function f11($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", indices(0, 2)); }
export const g11 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", indices(0, 2)), $, "$.items[0,2]", "x.$"); };
// unknown $.items[0,9]
export function f12($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", indices(0, 9)); }
export const g12 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", indices(0, 9)), $, "$.items[0,9]", "x.$"); };
// unknown $.items[*].sku
export function f13($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", all, "sku"); }
export const g13 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", all, "sku"), $, "$.items[*].sku", "x.$"); };
// unknown $.items[*].dims.w
export function f14($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", all, "dims", "w"); }
export const g14 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", all, "dims", "w"), $, "$.items[*].dims.w", "x.$"); };
// unknown $.items[*].tags[0]
export function f15($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", all, "tags", 0); }
export const g15 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", all, "tags", 0), $, "$.items[*].tags[0]", "x.$"); };
// unknown $.items[*]['sku','qty']
export function f16($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", all, pick("sku", "qty")); }
export const g16 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", all, pick("sku", "qty")), $, "$.items[*]['sku','qty']", "x.$"); };
// unknown $.items[?(@.price > 10)].sku
export function f17($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.price, ">", 10)), "sku"); }
export const g17 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.price, ">", 10)), "sku"), $, "$.items[?(@.price > 10)].sku", "x.$"); };
// unknown $.items[?(@.price<10)].sku
export function f18($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.price, "<", 10)), "sku"); }
export const g18 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.price, "<", 10)), "sku"), $, "$.items[?(@.price<10)].sku", "x.$"); };
// unknown $.items[?(@.price == 20)].sku
export function f19($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.price, "==", 20)), "sku"); }
export const g19 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.price, "==", 20)), "sku"), $, "$.items[?(@.price == 20)].sku", "x.$"); };
// unknown $.items[?(@.price != 20)].sku
export function f20($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.price, "!=", 20)), "sku"); }
export const g20 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.price, "!=", 20)), "sku"), $, "$.items[?(@.price != 20)].sku", "x.$"); };
// unknown $.items[?(@.sku == 'a')]
export function f21($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.sku, "==", "a"))); }
export const g21 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.sku, "==", "a"))), $, "$.items[?(@.sku == 'a')]", "x.$"); };
// unknown $.items[?(@.sku=='zz')]
export function f22($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.sku, "==", "zz"))); }
export const g22 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.sku, "==", "zz"))), $, "$.items[?(@.sku=='zz')]", "x.$"); };
// unknown $.items[?(!@.dims)].sku
export function f23($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => item?.dims == null), "sku"); }
export const g23 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => item?.dims == null), "sku"), $, "$.items[?(!@.dims)].sku", "x.$"); };
// unknown $.items[?(@.dims.w == 1)].sku
export function f24($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.dims?.w, "==", 1)), "sku"); }
export const g24 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.dims?.w, "==", 1)), "sku"), $, "$.items[?(@.dims.w == 1)].sku", "x.$"); };
// unknown $.items[?(@.price > 10 && @.qty > 1)].sku
export function f25($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.price, ">", 10) && is(item?.qty, ">", 1)), "sku"); }
export const g25 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.price, ">", 10) && is(item?.qty, ">", 1)), "sku"), $, "$.items[?(@.price > 10 && @.qty > 1)].sku", "x.$"); };
// unknown $.items[?(@.price)].sku
export function f26($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => item?.price != null), "sku"); }
export const g26 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => item?.price != null), "sku"), $, "$.items[?(@.price)].sku", "x.$"); };
// unknown $.items[?(@.price == null)].sku
export function f27($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.price, "==", null)), "sku"); }
export const g27 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.price, "==", null)), "sku"), $, "$.items[?(@.price == null)].sku", "x.$"); };
// unknown $.items[?(@.price > 10)][0]
export function f28($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.price, ">", 10)), 0); }
export const g28 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.price, ">", 10)), 0), $, "$.items[?(@.price > 10)][0]", "x.$"); };
// unknown $.items[?(@.price > 10)].tags[*]
export function f29($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.price, ">", 10)), "tags", all); }
export const g29 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.price, ">", 10)), "tags", all), $, "$.items[?(@.price > 10)].tags[*]", "x.$"); };
// unknown $.items[(@.length-1)]
export function f30($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return find($?.items, fromEnd(1)); }
export const g30 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(find($?.items, fromEnd(1)), $, "$.items[(@.length-1)]", "x.$"); };
// unknown $.items[(@.length-1)].sku
export function f31($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return find($?.items, fromEnd(1), "sku"); }
export const g31 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(find($?.items, fromEnd(1), "sku"), $, "$.items[(@.length-1)].sku", "x.$"); };
// unknown $.items.size()
export function f32($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.items?.["size()"]; }
export const g32 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.items?.["size()"], $, "$.items.size()", "x.$"); };
// unknown $..tags[*]
export function f33($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend("tags"), all); }
export const g33 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend("tags"), all), $, "$..tags[*]", "x.$"); };
// unknown $..tags
export function f34($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend("tags")); }
export const g34 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend("tags")), $, "$..tags", "x.$"); };
// unknown $..items[0]
export function f35($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend("items"), 0); }
export const g35 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend("items"), 0), $, "$..items[0]", "x.$"); };
// unknown $..[0]
export function f36($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend(0)); }
export const g36 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend(0)), $, "$..[0]", "x.$"); };
// unknown $..*
export function f37($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend(all)); }
export const g37 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend(all)), $, "$..*", "x.$"); };
// unknown $..x.x
export function f38($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend("x"), "x"); }
export const g38 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend("x"), "x"), $, "$..x.x", "x.$"); };
// unknown $.customer.*
export function f39($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "customer", all); }
export const g39 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "customer", all), $, "$.customer.*", "x.$"); };
// unknown $.customer..city
export function f40($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "customer", descend("city")); }
export const g40 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "customer", descend("city")), $, "$.customer..city", "x.$"); };
// unknown $.customer.address.city
export function f41($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.customer?.address?.city; }
export const g41 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.customer?.address?.city, $, "$.customer.address.city", "x.$"); };
// unknown $.customer['address']['zip']
export function f42($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.customer?.address?.zip; }
export const g42 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.customer?.address?.zip, $, "$.customer['address']['zip']", "x.$"); };
// unknown $['customer'].name
export function f43($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.customer?.name; }
export const g43 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.customer?.name, $, "$['customer'].name", "x.$"); };
// unknown $.customer.missing
export function f44($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.customer?.missing; }
export const g44 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.customer?.missing, $, "$.customer.missing", "x.$"); };
// unknown $.customer.missing.deeper
export function f45($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.customer?.missing?.deeper; }
export const g45 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.customer?.missing?.deeper, $, "$.customer.missing.deeper", "x.$"); };
// unknown $.customer.name.deeper
export function f46($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.customer?.name?.deeper; }
export const g46 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.customer?.name?.deeper, $, "$.customer.name.deeper", "x.$"); };
// unknown $.missing
export function f47($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.missing; }
export const g47 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.missing, $, "$.missing", "x.$"); };
// unknown $.missing[0]
export function f48($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($?.missing, 0); }
export const g48 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($?.missing, 0), $, "$.missing[0]", "x.$"); };
// unknown $.missing[*]
export function f49($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "missing", all); }
export const g49 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "missing", all), $, "$.missing[*]", "x.$"); };
// unknown $.missing[*].x
export function f50($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "missing", all, "x"); }
export const g50 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "missing", all, "x"), $, "$.missing[*].x", "x.$"); };
// unknown $.missing[?(@.x==1)]
export function f51($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "missing", where((item) => is(item?.x, "==", 1))); }
export const g51 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "missing", where((item) => is(item?.x, "==", 1))), $, "$.missing[?(@.x==1)]", "x.$"); };
// unknown $.note
export function f52($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.note; }
export const g52 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.note, $, "$.note", "x.$"); };
// unknown $.note.x
export function f53($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.note?.x; }
export const g53 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.note?.x, $, "$.note.x", "x.$"); };
// unknown $.total[0]
export function f54($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($?.total, 0); }
export const g54 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($?.total, 0), $, "$.total[0]", "x.$"); };
// unknown $.paid
export function f55($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.paid; }
export const g55 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.paid, $, "$.paid", "x.$"); };
// unknown $['a.b']
export function f56($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.["a.b"]; }
export const g56 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.["a.b"], $, "$['a.b']", "x.$"); };
// unknown $.n.1
export function f57($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($?.n, "1"); }
export const g57 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($?.n, "1"), $, "$.n.1", "x.$"); };
// unknown $['id','total']
export function f58($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return find($, pick("id", "total")); }
export const g58 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(find($, pick("id", "total")), $, "$['id','total']", "x.$"); };
// unknown $['id','missing']
export function f59($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return find($, pick("id", "missing")); }
export const g59 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(find($, pick("id", "missing")), $, "$['id','missing']", "x.$"); };
// unknown $['missing','none']
export function f60($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return find($, pick("missing", "none")); }
export const g60 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(find($, pick("missing", "none")), $, "$['missing','none']", "x.$"); };
// unknown $.*
export function f61($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, all); }
export const g61 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, all), $, "$.*", "x.$"); };
// unknown $[*]
export function f62($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, all); }
export const g62 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, all), $, "$[*]", "x.$"); };
// unknown $[*].k
export function f63($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, all, "k"); }
export const g63 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, all, "k"), $, "$[*].k", "x.$"); };
// unknown $[0]
export function f64($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($, 0); }
export const g64 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($, 0), $, "$[0]", "x.$"); };
// unknown $[0].k
export function f65($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($, 0)?.k; }
export const g65 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($, 0)?.k, $, "$[0].k", "x.$"); };
// unknown $[?(@.k)]
export function f66($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, where((item) => item?.k != null)); }
export const g66 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, where((item) => item?.k != null)), $, "$[?(@.k)]", "x.$"); };
// unknown $[?(@.k == 2)]
export function f67($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, where((item) => is(item?.k, "==", 2))); }
export const g67 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, where((item) => is(item?.k, "==", 2))), $, "$[?(@.k == 2)]", "x.$"); };
// unknown $[?(@.k == '2')]
export function f68($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, where((item) => is(item?.k, "==", "2"))); }
export const g68 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, where((item) => is(item?.k, "==", "2"))), $, "$[?(@.k == '2')]", "x.$"); };
// unknown $[?(@.k > 1)]
export function f69($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, where((item) => is(item?.k, ">", 1))); }
export const g69 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, where((item) => is(item?.k, ">", 1))), $, "$[?(@.k > 1)]", "x.$"); };
// unknown $[?(@.v == null)]
export function f70($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, where((item) => is(item?.v, "==", null))); }
export const g70 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, where((item) => is(item?.v, "==", null))), $, "$[?(@.v == null)]", "x.$"); };
// unknown $[?(@ == 'a')]
export function f71($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, where((item) => is(item, "==", "a"))); }
export const g71 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, where((item) => is(item, "==", "a"))), $, "$[?(@ == 'a')]", "x.$"); };
// unknown $[*][*].r
export function f72($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, all, all, "r"); }
export const g72 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, all, all, "r"), $, "$[*][*].r", "x.$"); };
// unknown $[*].r
export function f73($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, all, "r"); }
export const g73 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, all, "r"), $, "$[*].r", "x.$"); };
// unknown $.Records[*].s3.object.key
export function f74($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "Records", all, "s3", "object", "key"); }
export const g74 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "Records", all, "s3", "object", "key"), $, "$.Records[*].s3.object.key", "x.$"); };
// unknown $.Records[0].s3.bucket.name
export function f75($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($?.Records, 0)?.s3?.bucket?.name; }
export const g75 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($?.Records, 0)?.s3?.bucket?.name, $, "$.Records[0].s3.bucket.name", "x.$"); };
// unknown $.Records[?(@.eventName =~ /ObjectCreated.*/)].s3.object.key
export function f76($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "Records", where((record) => fits(record?.eventName, /^ObjectCreated.*$/)), "s3", "object", "key"); }
export const g76 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "Records", where((record) => fits(record?.eventName, /^ObjectCreated.*$/)), "s3", "object", "key"), $, "$.Records[?(@.eventName =~ /ObjectCreated.*/)].s3.object.key", "x.$"); };
// unknown $.Records[?(@.eventName =~ /objectcreated.*/i)].s3.object.key
export function f77($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "Records", where((record) => fits(record?.eventName, /^objectcreated.*$/i)), "s3", "object", "key"); }
export const g77 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "Records", where((record) => fits(record?.eventName, /^objectcreated.*$/i)), "s3", "object", "key"), $, "$.Records[?(@.eventName =~ /objectcreated.*/i)].s3.object.key", "x.$"); };
// unknown $.Records[?(@.s3.object.size)].s3.object.key
export function f78($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "Records", where((record) => record?.s3?.object?.size != null), "s3", "object", "key"); }
export const g78 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "Records", where((record) => record?.s3?.object?.size != null), "s3", "object", "key"), $, "$.Records[?(@.s3.object.size)].s3.object.key", "x.$"); };
// unknown $.detail.codes[?(@ == 404)]
export function f79($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "detail", "codes", where((code) => is(code, "==", 404))); }
export const g79 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "detail", "codes", where((code) => is(code, "==", 404))), $, "$.detail.codes[?(@ == 404)]", "x.$"); };
// unknown $.detail.codes[?(@ > 300)]
export function f80($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "detail", "codes", where((code) => is(code, ">", 300))); }
export const g80 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "detail", "codes", where((code) => is(code, ">", 300))), $, "$.detail.codes[?(@ > 300)]", "x.$"); };
// unknown $.detail['status']
export function f81($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.detail?.status; }
export const g81 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.detail?.status, $, "$.detail['status']", "x.$"); };
// unknown $..object.key
export function f82($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend("object"), "key"); }
export const g82 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend("object"), "key"), $, "$..object.key", "x.$"); };
// unknown $..bucket..name
export function f83($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend("bucket"), descend("name")); }
export const g83 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend("bucket"), descend("name")), $, "$..bucket..name", "x.$"); };
// unknown $.l[*]
export function f84($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "l", all); }
export const g84 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "l", all), $, "$.l[*]", "x.$"); };
// unknown $.l[1][1][0]
export function f85($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at(at(at($?.l, 1), 1), 0); }
export const g85 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at(at(at($?.l, 1), 1), 0), $, "$.l[1][1][0]", "x.$"); };
// unknown $.l[0][*]
export function f86($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "l", 0, all); }
export const g86 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "l", 0, all), $, "$.l[0][*]", "x.$"); };
// unknown $.l..x
export function f87($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "l", descend("x")); }
export const g87 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "l", descend("x")), $, "$.l..x", "x.$"); };
// unknown $.a..price
export function f88($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "a", descend("price")); }
export const g88 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "a", descend("price")), $, "$.a..price", "x.$"); };
// unknown $.a.b.c[*].price
export function f89($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "a", "b", "c", all, "price"); }
export const g89 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "a", "b", "c", all, "price"), $, "$.a.b.c[*].price", "x.$"); };
// unknown $.a.b.c[?(@.price)].price
export function f90($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "a", "b", "c", where((item) => item?.price != null), "price"); }
export const g90 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "a", "b", "c", where((item) => item?.price != null), "price"), $, "$.a.b.c[?(@.price)].price", "x.$"); };
// unknown $.a.*.price
export function f91($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "a", all, "price"); }
export const g91 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "a", all, "price"), $, "$.a.*.price", "x.$"); };
// unknown $.s[0]
export function f92($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($?.s, 0); }
export const g92 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($?.s, 0), $, "$.s[0]", "x.$"); };
// unknown $.s.length()
export function f93($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.s?.["length()"]; }
export const g93 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.s?.["length()"], $, "$.s.length()", "x.$"); };
// unknown $.e.*
export function f94($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "e", all); }
export const g94 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "e", all), $, "$.e.*", "x.$"); };
// unknown $.l[0]
export function f95($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($?.l, 0); }
export const g95 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($?.l, 0), $, "$.l[0]", "x.$"); };
// unknown $.t[?(@.x)]
export function f96($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "t", where((item) => item?.x != null)); }
export const g96 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "t", where((item) => item?.x != null)), $, "$.t[?(@.x)]", "x.$"); };
// unknown $.e[?(@.x)]
export function f97($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "e", where((item) => item?.x != null)); }
export const g97 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "e", where((item) => item?.x != null)), $, "$.e[?(@.x)]", "x.$"); };
// unknown $..[?(@.k)]
export function f98($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend(where((item) => item?.k != null))); }
export const g98 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend(where((item) => item?.k != null))), $, "$..[?(@.k)]", "x.$"); };
// unknown $.items.0
export function f99($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($?.items, "0"); }
export const g99 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($?.items, "0"), $, "$.items.0", "x.$"); };
// unknown $.items[?(@['sku'] == 'a')].qty
export function f100($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.sku, "==", "a")), "qty"); }
export const g100 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.sku, "==", "a")), "qty"), $, "$.items[?(@['sku'] == 'a')].qty", "x.$"); };
// unknown $.items[?('a' == @.sku)].qty
export function f101($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => compare("a", "==", item?.sku)), "qty"); }
export const g101 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => compare("a", "==", item?.sku)), "qty"), $, "$.items[?('a' == @.sku)].qty", "x.$"); };
// unknown $.items[?(@.qty == @.price)].sku
export function f102($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => compare(item?.qty, "==", item?.price)), "sku"); }
export const g102 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => compare(item?.qty, "==", item?.price)), "sku"), $, "$.items[?(@.qty == @.price)].sku", "x.$"); };
// unknown $.items[?(@.sku > 'b')].sku
export function f103($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.sku, ">", "b")), "sku"); }
export const g103 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.sku, ">", "b")), "sku"), $, "$.items[?(@.sku > 'b')].sku", "x.$"); };
// unknown $.items[?(@.dims == 1)].sku
export function f104($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.dims, "==", 1)), "sku"); }
export const g104 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.dims, "==", 1)), "sku"), $, "$.items[?(@.dims == 1)].sku", "x.$"); };
// unknown $.items[?(@.price == 'abc')].sku
export function f105($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.price, "==", "abc")), "sku"); }
export const g105 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.price, "==", "abc")), "sku"), $, "$.items[?(@.price == 'abc')].sku", "x.$"); };
// unknown $.items[0]
export function f106($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($?.items, 0); }
export const g106 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($?.items, 0), $, "$.items[0]", "x.$"); };
// unknown $.items[*]
export function f107($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", all); }
export const g107 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", all), $, "$.items[*]", "x.$"); };
// unknown $.items[1:].dims
export function f108($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", slice(1), "dims"); }
export const g108 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", slice(1), "dims"), $, "$.items[1:].dims", "x.$"); };
// unknown $.items[?(@.price>=12.5)].sku
export function f109($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.price, ">=", 12.5)), "sku"); }
export const g109 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.price, ">=", 12.5)), "sku"), $, "$.items[?(@.price>=12.5)].sku", "x.$"); };
// unknown $.items[?(@.dims)]
export function f110($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => item?.dims != null)); }
export const g110 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => item?.dims != null)), $, "$.items[?(@.dims)]", "x.$"); };
// unknown $.items[?(@.price > 10 || @.sku == 'a')].sku
export function f111($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.sku, "==", "a") || is(item?.price, ">", 10)), "sku"); }
export const g111 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.sku, "==", "a") || is(item?.price, ">", 10)), "sku"), $, "$.items[?(@.price > 10 || @.sku == 'a')].sku", "x.$"); };
// unknown $.items.length()
export function f112($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.items?.["length()"]; }
export const g112 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.items?.["length()"], $, "$.items.length()", "x.$"); };
// unknown $..price
export function f113($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend("price")); }
export const g113 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend("price")), $, "$..price", "x.$"); };
// unknown $..x
export function f114($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend("x")); }
export const g114 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend("x")), $, "$..x", "x.$"); };
// unknown $.missing..x
export function f115($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "missing", descend("x")); }
export const g115 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "missing", descend("x")), $, "$.missing..x", "x.$"); };
// unknown $.note[*]
export function f116($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "note", all); }
export const g116 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "note", all), $, "$.note[*]", "x.$"); };
// unknown $.total.x
export function f117($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.total?.x; }
export const g117 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.total?.x, $, "$.total.x", "x.$"); };
// unknown $.total[*]
export function f118($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "total", all); }
export const g118 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "total", all), $, "$.total[*]", "x.$"); };
// unknown $['my key']
export function f119($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.["my key"]; }
export const g119 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.["my key"], $, "$['my key']", "x.$"); };
// unknown $.a.b
export function f120($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.a?.b; }
export const g120 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.a?.b, $, "$.a.b", "x.$"); };
// unknown $[*].o.z
export function f121($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, all, "o", "z"); }
export const g121 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, all, "o", "z"), $, "$[*].o.z", "x.$"); };
// unknown $[1:3]
export function f122($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, slice(1, 3)); }
export const g122 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, slice(1, 3)), $, "$[1:3]", "x.$"); };
// unknown $[?(@ > 1)]
export function f123($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, where((item) => is(item, ">", 1))); }
export const g123 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, where((item) => is(item, ">", 1))), $, "$[?(@ > 1)]", "x.$"); };
// unknown $.z.q
export function f124($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.z?.q; }
export const g124 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.z?.q, $, "$.z.q", "x.$"); };
// unknown $.items[ 0 ]
export function f125($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($?.items, 0); }
export const g125 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($?.items, 0), $, "$.items[ 0 ]", "x.$"); };
// unknown $.items.[0]
export function f126($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($?.items, 0); }
export const g126 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($?.items, 0), $, "$.items.[0]", "x.$"); };
// unknown $.items[?(@.price > '10')].sku
export function f127($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.price, ">", "10")), "sku"); }
export const g127 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.price, ">", "10")), "sku"), $, "$.items[?(@.price > '10')].sku", "x.$"); };
// unknown $.items[?(@.sku == a)].sku
export function f128($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.sku, "==", "a")), "sku"); }
export const g128 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.sku, "==", "a")), "sku"), $, "$.items[?(@.sku == a)].sku", "x.$"); };
// unknown $.items[0].tags.length()
export function f129($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($?.items, 0)?.tags?.["length()"]; }
export const g129 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($?.items, 0)?.tags?.["length()"], $, "$.items[0].tags.length()", "x.$"); };
// unknown $.items[3].price
export function f130($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($?.items, 3)?.price; }
export const g130 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($?.items, 3)?.price, $, "$.items[3].price", "x.$"); };
// unknown $.items[0:-1]
export function f131($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", slice(0, 0)); }
export const g131 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", slice(0, 0)), $, "$.items[0:-1]", "x.$"); };
// unknown $.items[0,2].sku
export function f132($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", indices(0, 2), "sku"); }
export const g132 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", indices(0, 2), "sku"), $, "$.items[0,2].sku", "x.$"); };
// unknown $.items[*].tags[*]
export function f133($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", all, "tags", all); }
export const g133 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", all, "tags", all), $, "$.items[*].tags[*]", "x.$"); };
// unknown $.items[?(@.price > 10)]
export function f134($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.price, ">", 10))); }
export const g134 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.price, ">", 10))), $, "$.items[?(@.price > 10)]", "x.$"); };
// unknown $.items[?(@.tags[0] == 'x')].sku
export function f135($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(read(item, "tags", 0), "==", "x")), "sku"); }
export const g135 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(read(item, "tags", 0), "==", "x")), "sku"), $, "$.items[?(@.tags[0] == 'x')].sku", "x.$"); };
// unknown $.note[0]
export function f136($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($?.note, 0); }
export const g136 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($?.note, 0), $, "$.note[0]", "x.$"); };
// unknown $[*][*]
export function f137($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, all, all); }
export const g137 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, all, all), $, "$[*][*]", "x.$"); };
// unknown $.Records[?(@.s3.object.size >= $.detail.codes[0])].s3.object.key
export function f138($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "Records", where((record) => (record?.s3?.object?.size !== undefined && compare(record?.s3?.object?.size, ">=", read($, "detail", "codes", 0)))), "s3", "object", "key"); }
export const g138 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "Records", where((record) => (record?.s3?.object?.size !== undefined && compare(record?.s3?.object?.size, ">=", read($, "detail", "codes", 0)))), "s3", "object", "key"), $, "$.Records[?(@.s3.object.size >= $.detail.codes[0])].s3.object.key", "x.$"); };
// unknown $..[?(@.price > 2)].price
export function f139($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend(where((item) => is(item?.price, ">", 2))), "price"); }
export const g139 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend(where((item) => is(item?.price, ">", 2))), "price"), $, "$..[?(@.price > 2)].price", "x.$"); };
// unknown $.items[0 , 1]
export function f140($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", indices(0, 1)); }
export const g140 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", indices(0, 1)), $, "$.items[0 , 1]", "x.$"); };
// unknown $.nums.max()
export function f141($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.nums?.["max()"]; }
export const g141 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.nums?.["max()"], $, "$.nums.max()", "x.$"); };
// unknown $.items..price
export function f142($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", descend("price")); }
export const g142 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", descend("price")), $, "$.items..price", "x.$"); };
// unknown $..sku
export function f143($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend("sku")); }
export const g143 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend("sku")), $, "$..sku", "x.$"); };
// unknown $[-1]
export function f144($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($, -1); }
export const g144 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($, -1), $, "$[-1]", "x.$"); };
// unknown $.items[?(@.sku == "a")].qty
export function f145($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.sku, "==", "\"a\"")), "qty"); }
export const g145 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.sku, "==", "\"a\"")), "qty"), $, "$.items[?(@.sku == \"a\")].qty", "x.$"); };
// unknown $.items[1:]
export function f146($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", slice(1)); }
export const g146 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", slice(1)), $, "$.items[1:]", "x.$"); };
// unknown $.id
export function f147($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.id; }
export const g147 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.id, $, "$.id", "x.$"); };
// unknown $.note
export function f148($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.note; }
export const g148 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.note, $, "$.note", "x.$"); };
// unknown $.note.x
export function f149($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.note?.x; }
export const g149 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.note?.x, $, "$.note.x", "x.$"); };
// unknown $.total
export function f150($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.total; }
export const g150 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.total, $, "$.total", "x.$"); };
// unknown $.total.x
export function f151($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.total?.x; }
export const g151 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.total?.x, $, "$.total.x", "x.$"); };
// unknown $.items[0].sku
export function f152($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($?.items, 0)?.sku; }
export const g152 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($?.items, 0)?.sku, $, "$.items[0].sku", "x.$"); };
// unknown $.items[0].tags[1]
export function f153($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at(at($?.items, 0)?.tags, 1); }
export const g153 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at(at($?.items, 0)?.tags, 1), $, "$.items[0].tags[1]", "x.$"); };
// unknown $.items[0].dims.w
export function f154($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($?.items, 0)?.dims?.w; }
export const g154 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($?.items, 0)?.dims?.w, $, "$.items[0].dims.w", "x.$"); };
// unknown $.items[*].sku
export function f155($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", all, "sku"); }
export const g155 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", all, "sku"), $, "$.items[*].sku", "x.$"); };
// unknown $.items[*].tags[*]
export function f156($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", all, "tags", all); }
export const g156 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", all, "tags", all), $, "$.items[*].tags[*]", "x.$"); };
// unknown $.items[*].dims.w
export function f157($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", all, "dims", "w"); }
export const g157 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", all, "dims", "w"), $, "$.items[*].dims.w", "x.$"); };
// unknown $.items[?(@.price > 10)].sku
export function f158($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.price, ">", 10)), "sku"); }
export const g158 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.price, ">", 10)), "sku"), $, "$.items[?(@.price > 10)].sku", "x.$"); };
// unknown $.items[?(@.sku == 'a' || @.price == 1)]
export function f159($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.price, "==", 1) || is(item?.sku, "==", "a"))); }
export const g159 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.price, "==", 1) || is(item?.sku, "==", "a"))), $, "$.items[?(@.sku == 'a' || @.price == 1)]", "x.$"); };
// unknown $.items[?(@.tags)].sku
export function f160($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => item?.tags != null), "sku"); }
export const g160 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => item?.tags != null), "sku"), $, "$.items[?(@.tags)].sku", "x.$"); };
// unknown $.items[?(@.dims)].dims
export function f161($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => item?.dims != null), "dims"); }
export const g161 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => item?.dims != null), "dims"), $, "$.items[?(@.dims)].dims", "x.$"); };
// unknown $.items[?(@.dims.w == 1)]
export function f162($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => is(item?.dims?.w, "==", 1))); }
export const g162 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => is(item?.dims?.w, "==", 1))), $, "$.items[?(@.dims.w == 1)]", "x.$"); };
// unknown $.items[1:].price
export function f163($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", slice(1), "price"); }
export const g163 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", slice(1), "price"), $, "$.items[1:].price", "x.$"); };
// unknown $.opt.a.b
export function f164($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.opt?.a?.b; }
export const g164 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.opt?.a?.b, $, "$.opt.a.b", "x.$"); };
// unknown $.opt.a.c[0]
export function f165($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($?.opt?.a?.c, 0); }
export const g165 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($?.opt?.a?.c, 0), $, "$.opt.a.c[0]", "x.$"); };
// unknown $.opt.a.c[*]
export function f166($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "opt", "a", "c", all); }
export const g166 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "opt", "a", "c", all), $, "$.opt.a.c[*]", "x.$"); };
// unknown $.any.x.y[0].z
export function f167($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($?.any?.x?.y, 0)?.z; }
export const g167 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($?.any?.x?.y, 0)?.z, $, "$.any.x.y[0].z", "x.$"); };
// unknown $.any[*].q
export function f168($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "any", all, "q"); }
export const g168 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "any", all, "q"), $, "$.any[*].q", "x.$"); };
// unknown $.pair[0]
export function f169($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($?.pair, 0); }
export const g169 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($?.pair, 0), $, "$.pair[0]", "x.$"); };
// unknown $.pair[1].x
export function f170($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($?.pair, 1)?.x; }
export const g170 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($?.pair, 1)?.x, $, "$.pair[1].x", "x.$"); };
// unknown $.pair[2]
export function f171($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($?.pair, 2); }
export const g171 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($?.pair, 2), $, "$.pair[2]", "x.$"); };
// unknown $.pair[*]
export function f172($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "pair", all); }
export const g172 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "pair", all), $, "$.pair[*]", "x.$"); };
// unknown $.pair[0:1]
export function f173($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "pair", slice(0, 1)); }
export const g173 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "pair", slice(0, 1)), $, "$.pair[0:1]", "x.$"); };
// unknown $.mix.y
export function f174($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.mix?.y; }
export const g174 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.mix?.y, $, "$.mix.y", "x.$"); };
// unknown $.mix.z
export function f175($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.mix?.z; }
export const g175 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.mix?.z, $, "$.mix.z", "x.$"); };
// unknown $.map.foo
export function f176($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($, "map")?.foo; }
export const g176 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($, "map")?.foo, $, "$.map.foo", "x.$"); };
// unknown $.map['x y']
export function f177($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($, "map")?.["x y"]; }
export const g177 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($, "map")?.["x y"], $, "$.map['x y']", "x.$"); };
// unknown $.length
export function f178($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($, "length"); }
export const g178 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($, "length"), $, "$.length", "x.$"); };
// unknown $.constructor
export function f179($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($, "constructor"); }
export const g179 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($, "constructor"), $, "$.constructor", "x.$"); };
// unknown $['$odd key']
export function f180($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.["$odd key"]; }
export const g180 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.["$odd key"], $, "$['$odd key']", "x.$"); };
// unknown $.list[0]
export function f181($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($?.list, 0); }
export const g181 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($?.list, 0), $, "$.list[0]", "x.$"); };
// unknown $.list[*]
export function f182($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "list", all); }
export const g182 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "list", all), $, "$.list[*]", "x.$"); };
// unknown $.nope.x
export function f183($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $?.nope?.x; }
export const g183 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($?.nope?.x, $, "$.nope.x", "x.$"); };
// unknown $.id.length
export function f184($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($?.id, "length"); }
export const g184 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($?.id, "length"), $, "$.id.length", "x.$"); };
// unknown $$.State.Name
export function f185($: Value | null, $$: Context): Loose<View<string>> { void $; void $$; return $$.State.Name; }
export const g185 = ($: Value | null, $$: Context): Loose<View<string>> => { void $; void $$; return $$.State.Name; };
// unknown $$.State.RetryCount
export function f186($: Value | null, $$: Context): Loose<View<number> | undefined> { void $; void $$; return $$.State.RetryCount; }
export const g186 = ($: Value | null, $$: Context): Loose<View<number>> => { void $; void $$; return present($$.State.RetryCount, $, "$$.State.RetryCount", "x.$"); };
// unknown $$.Map.Item.Value.a
export function f187($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $$.Map?.Item.Value?.a; }
export const g187 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($$.Map?.Item.Value?.a, $, "$$.Map.Item.Value.a", "x.$"); };
// unknown $$.Map.Item.Index
export function f188($: Value | null, $$: Context): Loose<View<number> | undefined> { void $; void $$; return $$.Map?.Item.Index; }
export const g188 = ($: Value | null, $$: Context): Loose<View<number>> => { void $; void $$; return present($$.Map?.Item.Index, $, "$$.Map.Item.Index", "x.$"); };
// unknown $$.Task.Token
export function f189($: Value | null, $$: Context): Loose<View<string> | undefined> { void $; void $$; return $$.Task?.Token; }
export const g189 = ($: Value | null, $$: Context): Loose<View<string>> => { void $; void $$; return present($$.Task?.Token, $, "$$.Task.Token", "x.$"); };
// unknown $$
export function f190($: Value | null, $$: Context): Loose<View<unknown>> { void $; void $$; return contextObject($$); }
export const g190 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return contextObject($$); };
// unknown $$.Execution
export function f191($: Value | null, $$: Context): Loose<View<{ Id: string; Input: unknown; Name: string; RoleArn: string; StartTime: string; RedriveCount?: number }>> { void $; void $$; return $$.Execution; }
export const g191 = ($: Value | null, $$: Context): Loose<View<{ Id: string; Input: unknown; Name: string; RoleArn: string; StartTime: string; RedriveCount?: number }>> => { void $; void $$; return $$.Execution; };
// unknown $$.Execution.Input.x[0]
export function f192($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($$.Execution.Input?.x, 0); }
export const g192 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($$.Execution.Input?.x, 0), $, "$$.Execution.Input.x[0]", "x.$"); };
// unknown $$.Foo
export function f193($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own(contextObject($$), "Foo"); }
export const g193 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own(contextObject($$), "Foo"), $, "$$.Foo", "x.$"); };
// unknown $$..Name
export function f194($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select(contextObject($$), descend("Name")); }
export const g194 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select(contextObject($$), descend("Name")), $, "$$..Name", "x.$"); };
// unknown $v
export function f195($: Value | null, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $$.Variables.v; }
export const g195 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($$.Variables.v, $, "$v", "x.$"); };
// unknown $v.a[0].b[*]
export function f196($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($$.Variables.v, "a", 0, "b", all); }
export const g196 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($$.Variables.v, "a", 0, "b", all), $, "$v.a[0].b[*]", "x.$"); };
// unknown $v[*]
export function f197($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($$.Variables.v, all); }
export const g197 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($$.Variables.v, all), $, "$v[*]", "x.$"); };
// unknown $.items[?(@.price == $.total)].sku
export function f198($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => compare(item?.price, "==", $?.total)), "sku"); }
export const g198 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => compare(item?.price, "==", $?.total)), "sku"), $, "$.items[?(@.price == $.total)].sku", "x.$"); };
// unknown $.items[?(@.price >= $.length)].sku
export function f199($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => compare(item?.price, ">=", own($, "length"))), "sku"); }
export const g199 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => compare(item?.price, ">=", own($, "length"))), "sku"), $, "$.items[?(@.price >= $.length)].sku", "x.$"); };
// unknown $.items[?(@.sku =~ /a.*/)]
export function f200($: Value | null, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "items", where((item) => fits(item?.sku, /^a.*$/))); }
export const g200 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "items", where((item) => fits(item?.sku, /^a.*$/))), $, "$.items[?(@.sku =~ /a.*/)]", "x.$"); };
// unknown States.Format('{}-{}', $.id, $.length)
export function f201($: Value | null, $$: Context): Loose<View<string>> { void $; void $$; return format("{}-{}", present($?.id, $, "$.id", "x.$"), present(own($, "length"), $, "$.length", "x.$")); }
export const g201 = ($: Value | null, $$: Context): Loose<View<string>> => { void $; void $$; return format("{}-{}", present($?.id, $, "$.id", "x.$"), present(own($, "length"), $, "$.length", "x.$")); };
// unknown States.Format('{} {}', $.items, 1)
export function f202($: Value | null, $$: Context): Loose<View<string>> { void $; void $$; return format("{} {}", present($?.items, $, "$.items", "x.$"), 1); }
export const g202 = ($: Value | null, $$: Context): Loose<View<string>> => { void $; void $$; return format("{} {}", present($?.items, $, "$.items", "x.$"), 1); };
// unknown States.Array($.id, 1, null)
export function f203($: Value | null, $$: Context): Loose<View<unknown[]>> { void $; void $$; return [present($?.id, $, "$.id", "x.$"), 1, null]; }
export const g203 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return [present($?.id, $, "$.id", "x.$"), 1, null]; };
// unknown States.ArrayRange(0, $.length, 1)
export function f204($: Value | null, $$: Context): Loose<View<number[]>> { void $; void $$; return arrayRange(0, present(own($, "length"), $, "$.length", "x.$"), 1); }
export const g204 = ($: Value | null, $$: Context): Loose<View<number[]>> => { void $; void $$; return arrayRange(0, present(own($, "length"), $, "$.length", "x.$"), 1); };
// unknown States.JsonMerge($.any, $.opt, false)
export function f205($: Value | null, $$: Context): Loose<View<{ [k: string]: unknown }>> { void $; void $$; return jsonMerge(present($?.any, $, "$.any", "x.$"), present($?.opt, $, "$.opt", "x.$")); }
export const g205 = ($: Value | null, $$: Context): Loose<View<{ [k: string]: unknown }>> => { void $; void $$; return jsonMerge(present($?.any, $, "$.any", "x.$"), present($?.opt, $, "$.opt", "x.$")); };
// unknown States.StringSplit($.id, ',')
export function f206($: Value | null, $$: Context): Loose<View<string[]>> { void $; void $$; return stringSplit(present($?.id, $, "$.id", "x.$"), ","); }
export const g206 = ($: Value | null, $$: Context): Loose<View<string[]>> => { void $; void $$; return stringSplit(present($?.id, $, "$.id", "x.$"), ","); };
// unknown States.MathRandom(0, 5)
export function f207($: Value | null, $$: Context): Loose<View<number>> { void $; void $$; return mathRandom($$, 0, 5); }
export const g207 = ($: Value | null, $$: Context): Loose<View<number>> => { void $; void $$; return mathRandom($$, 0, 5); };
// unknown States.UUID()
export function f208($: Value | null, $$: Context): Loose<View<string>> { void $; void $$; return uuid($$); }
export const g208 = ($: Value | null, $$: Context): Loose<View<string>> => { void $; void $$; return uuid($$); };
// unknown States.Hash($.id, 'MD5')
export function f209($: Value | null, $$: Context): Loose<View<string>> { void $; void $$; return md5(present($?.id, $, "$.id", "x.$")); }
export const g209 = ($: Value | null, $$: Context): Loose<View<string>> => { void $; void $$; return md5(present($?.id, $, "$.id", "x.$")); };
// unknown States.Hash($.id, $.id)
export function f210($: Value | null, $$: Context): Loose<View<string>> { void $; void $$; return hash(present($?.id, $, "$.id", "x.$"), present($?.id, $, "$.id", "x.$")); }
export const g210 = ($: Value | null, $$: Context): Loose<View<string>> => { void $; void $$; return hash(present($?.id, $, "$.id", "x.$"), present($?.id, $, "$.id", "x.$")); };
// unknown States.ArrayGetItem($.items, 0)
export function f211($: Value | null, $$: Context): Loose<View<unknown>> { void $; void $$; return arrayGetItem(present($?.items, $, "$.items", "x.$"), 0); }
export const g211 = ($: Value | null, $$: Context): Loose<View<unknown>> => { void $; void $$; return arrayGetItem(present($?.items, $, "$.items", "x.$"), 0); };
// unknown States.ArrayPartition($.items, 2)
export function f212($: Value | null, $$: Context): Loose<View<unknown[][]>> { void $; void $$; return arrayPartition(present($?.items, $, "$.items", "x.$"), 2); }
export const g212 = ($: Value | null, $$: Context): Loose<View<unknown[][]>> => { void $; void $$; return arrayPartition(present($?.items, $, "$.items", "x.$"), 2); };
// unknown States.ArrayUnique($.any.a)
export function f213($: Value | null, $$: Context): Loose<View<unknown[]>> { void $; void $$; return arrayUnique(present($?.any?.a, $, "$.any.a", "x.$")); }
export const g213 = ($: Value | null, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return arrayUnique(present($?.any?.a, $, "$.any.a", "x.$")); };
// rich $
export function f214($: View<Rich>, $$: Context): Loose<View<{ id: string; note?: string; total: number | null; items: { sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]; opt?: { a: { b: number; c?: number[] } }; any: unknown; pair: [string, { x: number }]; mix: string | { y: number }; map: { [k: string]: number }; length: number; constructor?: string; "$odd key": boolean; list: number[] | null }>> { void $; void $$; return $; }
export const g214 = ($: View<Rich>, $$: Context): Loose<View<{ id: string; note?: string; total: number | null; items: { sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]; opt?: { a: { b: number; c?: number[] } }; any: unknown; pair: [string, { x: number }]; mix: string | { y: number }; map: { [k: string]: number }; length: number; constructor?: string; "$odd key": boolean; list: number[] | null }>> => { void $; void $$; return $; };
// rich $.id
export function f215($: View<Rich>, $$: Context): Loose<View<string>> { void $; void $$; return $.id; }
export const g215 = ($: View<Rich>, $$: Context): Loose<View<string>> => { void $; void $$; return $.id; };
// rich $.items
export function f216($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> { void $; void $$; return $.items; }
export const g216 = ($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> => { void $; void $$; return $.items; };
// rich $.items[0].sku
export function f217($: View<Rich>, $$: Context): Loose<View<string> | undefined> { void $; void $$; return $.items[0]?.sku; }
export const g217 = ($: View<Rich>, $$: Context): Loose<View<string>> => { void $; void $$; return present($.items[0]?.sku, $, "$.items[0].sku", "x.$"); };
// rich $.items[9]
export function f218($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }> | undefined> { void $; void $$; return $.items[9]; }
export const g218 = ($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }>> => { void $; void $$; return present($.items[9], $, "$.items[9]", "x.$"); };
// rich $.items[-1]
export function f219($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($.items, -1); }
export const g219 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($.items, -1), $, "$.items[-1]", "x.$"); };
// rich $.items[-1:]
export function f220($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> { void $; void $$; return $.items.slice(-1); }
export const g220 = ($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> => { void $; void $$; return $.items.slice(-1); };
// rich $.items[-2:]
export function f221($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> { void $; void $$; return $.items.slice(-2); }
export const g221 = ($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> => { void $; void $$; return $.items.slice(-2); };
// rich $.items[:2]
export function f222($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> { void $; void $$; return $.items.slice(0, 2); }
export const g222 = ($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> => { void $; void $$; return $.items.slice(0, 2); };
// rich $.items[1:3]
export function f223($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> { void $; void $$; return $.items.slice(1, 3); }
export const g223 = ($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> => { void $; void $$; return $.items.slice(1, 3); };
// rich $.items[-3:-1]
export function f224($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, slice(-3, -1)); }
export const g224 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, slice(-3, -1)), $, "$.items[-3:-1]", "x.$"); };
// rich $.items[0,2]
export function f225($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, indices(0, 2)); }
export const g225 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, indices(0, 2)), $, "$.items[0,2]", "x.$"); };
// rich $.items[0,9]
export function f226($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, indices(0, 9)); }
export const g226 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, indices(0, 9)), $, "$.items[0,9]", "x.$"); };
// rich $.items[*].sku
export function f227($: View<Rich>, $$: Context): Loose<View<string[]>> { void $; void $$; return $.items.map((item) => item.sku); }
export const g227 = ($: View<Rich>, $$: Context): Loose<View<string[]>> => { void $; void $$; return $.items.map((item) => item.sku); };
// rich $.items[*].dims.w
export function f228($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, all, "dims", "w"); }
export const g228 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, all, "dims", "w"), $, "$.items[*].dims.w", "x.$"); };
// rich $.items[*].tags[0]
export function f229($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, all, "tags", 0); }
export const g229 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, all, "tags", 0), $, "$.items[*].tags[0]", "x.$"); };
// rich $.items[*]['sku','qty']
export function f230($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, all, pick("sku", "qty")); }
export const g230 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, all, pick("sku", "qty")), $, "$.items[*]['sku','qty']", "x.$"); };
// rich $.items[?(@.price > 10)].sku
export function f231($: View<Rich>, $$: Context): Loose<View<string[]>> { void $; void $$; return $.items.filter((item) => item.price > 10).map((item) => item.sku); }
export const g231 = ($: View<Rich>, $$: Context): Loose<View<string[]>> => { void $; void $$; return $.items.filter((item) => item.price > 10).map((item) => item.sku); };
// rich $.items[?(@.price<10)].sku
export function f232($: View<Rich>, $$: Context): Loose<View<string[]>> { void $; void $$; return $.items.filter((item) => item.price < 10).map((item) => item.sku); }
export const g232 = ($: View<Rich>, $$: Context): Loose<View<string[]>> => { void $; void $$; return $.items.filter((item) => item.price < 10).map((item) => item.sku); };
// rich $.items[?(@.price == 20)].sku
export function f233($: View<Rich>, $$: Context): Loose<View<string[]>> { void $; void $$; return $.items.filter((item) => item.price === 20).map((item) => item.sku); }
export const g233 = ($: View<Rich>, $$: Context): Loose<View<string[]>> => { void $; void $$; return $.items.filter((item) => item.price === 20).map((item) => item.sku); };
// rich $.items[?(@.price != 20)].sku
export function f234($: View<Rich>, $$: Context): Loose<View<string[]>> { void $; void $$; return $.items.filter((item) => item.price !== 20).map((item) => item.sku); }
export const g234 = ($: View<Rich>, $$: Context): Loose<View<string[]>> => { void $; void $$; return $.items.filter((item) => item.price !== 20).map((item) => item.sku); };
// rich $.items[?(@.sku == 'a')]
export function f235($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> { void $; void $$; return $.items.filter((item) => item.sku === "a"); }
export const g235 = ($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> => { void $; void $$; return $.items.filter((item) => item.sku === "a"); };
// rich $.items[?(@.sku=='zz')]
export function f236($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> { void $; void $$; return $.items.filter((item) => item.sku === "zz"); }
export const g236 = ($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> => { void $; void $$; return $.items.filter((item) => item.sku === "zz"); };
// rich $.items[?(!@.dims)].sku
export function f237($: View<Rich>, $$: Context): Loose<View<string[]>> { void $; void $$; return $.items.filter((item) => item.dims == null).map((item) => item.sku); }
export const g237 = ($: View<Rich>, $$: Context): Loose<View<string[]>> => { void $; void $$; return $.items.filter((item) => item.dims == null).map((item) => item.sku); };
// rich $.items[?(@.dims.w == 1)].sku
export function f238($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, where((item) => is(item?.dims?.w, "==", 1)), "sku"); }
export const g238 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, where((item) => is(item?.dims?.w, "==", 1)), "sku"), $, "$.items[?(@.dims.w == 1)].sku", "x.$"); };
// rich $.items[?(@.price > 10 && @.qty > 1)].sku
export function f239($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, where((item) => is(item?.price, ">", 10) && is(item?.qty, ">", 1)), "sku"); }
export const g239 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, where((item) => is(item?.price, ">", 10) && is(item?.qty, ">", 1)), "sku"), $, "$.items[?(@.price > 10 && @.qty > 1)].sku", "x.$"); };
// rich $.items[?(@.price)].sku
export function f240($: View<Rich>, $$: Context): Loose<View<string[]>> { void $; void $$; return $.items.filter((item) => item.price != null).map((item) => item.sku); }
export const g240 = ($: View<Rich>, $$: Context): Loose<View<string[]>> => { void $; void $$; return $.items.filter((item) => item.price != null).map((item) => item.sku); };
// rich $.items[?(@.price == null)].sku
export function f241($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, where((item) => is(item?.price, "==", null)), "sku"); }
export const g241 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, where((item) => is(item?.price, "==", null)), "sku"), $, "$.items[?(@.price == null)].sku", "x.$"); };
// rich $.items[?(@.price > 10)][0]
export function f242($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, where((item) => is(item?.price, ">", 10)), 0); }
export const g242 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, where((item) => is(item?.price, ">", 10)), 0), $, "$.items[?(@.price > 10)][0]", "x.$"); };
// rich $.items[?(@.price > 10)].tags[*]
export function f243($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, where((item) => is(item?.price, ">", 10)), "tags", all); }
export const g243 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, where((item) => is(item?.price, ">", 10)), "tags", all), $, "$.items[?(@.price > 10)].tags[*]", "x.$"); };
// rich $.items[(@.length-1)]
export function f244($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return find($.items, fromEnd(1)); }
export const g244 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(find($.items, fromEnd(1)), $, "$.items[(@.length-1)]", "x.$"); };
// rich $.items[(@.length-1)].sku
export function f245($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return find($.items, fromEnd(1), "sku"); }
export const g245 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(find($.items, fromEnd(1), "sku"), $, "$.items[(@.length-1)].sku", "x.$"); };
// rich $.items.size()
export function f246($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($.items, "size()"); }
export const g246 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($.items, "size()"), $, "$.items.size()", "x.$"); };
// rich $..tags[*]
export function f247($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend("tags"), all); }
export const g247 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend("tags"), all), $, "$..tags[*]", "x.$"); };
// rich $..tags
export function f248($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend("tags")); }
export const g248 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend("tags")), $, "$..tags", "x.$"); };
// rich $..items[0]
export function f249($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend("items"), 0); }
export const g249 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend("items"), 0), $, "$..items[0]", "x.$"); };
// rich $..[0]
export function f250($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend(0)); }
export const g250 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend(0)), $, "$..[0]", "x.$"); };
// rich $..*
export function f251($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend(all)); }
export const g251 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend(all)), $, "$..*", "x.$"); };
// rich $..x.x
export function f252($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend("x"), "x"); }
export const g252 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend("x"), "x"), $, "$..x.x", "x.$"); };
// rich $.customer.*
export function f253($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "customer", all); }
export const g253 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "customer", all), $, "$.customer.*", "x.$"); };
// rich $.customer..city
export function f254($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "customer", descend("city")); }
export const g254 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "customer", descend("city")), $, "$.customer..city", "x.$"); };
// rich $.customer.address.city
export function f255($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($, "customer")?.address?.city; }
export const g255 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($, "customer")?.address?.city, $, "$.customer.address.city", "x.$"); };
// rich $.customer['address']['zip']
export function f256($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($, "customer")?.address?.zip; }
export const g256 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($, "customer")?.address?.zip, $, "$.customer['address']['zip']", "x.$"); };
// rich $['customer'].name
export function f257($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($, "customer")?.name; }
export const g257 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($, "customer")?.name, $, "$['customer'].name", "x.$"); };
// rich $.customer.missing
export function f258($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($, "customer")?.missing; }
export const g258 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($, "customer")?.missing, $, "$.customer.missing", "x.$"); };
// rich $.customer.missing.deeper
export function f259($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($, "customer")?.missing?.deeper; }
export const g259 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($, "customer")?.missing?.deeper, $, "$.customer.missing.deeper", "x.$"); };
// rich $.customer.name.deeper
export function f260($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($, "customer")?.name?.deeper; }
export const g260 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($, "customer")?.name?.deeper, $, "$.customer.name.deeper", "x.$"); };
// rich $.missing
export function f261($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($, "missing"); }
export const g261 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($, "missing"), $, "$.missing", "x.$"); };
// rich $.missing[0]
export function f262($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at(own($, "missing"), 0); }
export const g262 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at(own($, "missing"), 0), $, "$.missing[0]", "x.$"); };
// rich $.missing[*]
export function f263($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "missing", all); }
export const g263 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "missing", all), $, "$.missing[*]", "x.$"); };
// rich $.missing[*].x
export function f264($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "missing", all, "x"); }
export const g264 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "missing", all, "x"), $, "$.missing[*].x", "x.$"); };
// rich $.missing[?(@.x==1)]
export function f265($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "missing", where((item) => is(item?.x, "==", 1))); }
export const g265 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "missing", where((item) => is(item?.x, "==", 1))), $, "$.missing[?(@.x==1)]", "x.$"); };
// rich $.note
export function f266($: View<Rich>, $$: Context): Loose<View<string> | undefined> { void $; void $$; return $.note; }
export const g266 = ($: View<Rich>, $$: Context): Loose<View<string>> => { void $; void $$; return present($.note, $, "$.note", "x.$"); };
// rich $.note.x
export function f267($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($.note, "x"); }
export const g267 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($.note, "x"), $, "$.note.x", "x.$"); };
// rich $.total[0]
export function f268($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($.total, 0); }
export const g268 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($.total, 0), $, "$.total[0]", "x.$"); };
// rich $.paid
export function f269($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($, "paid"); }
export const g269 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($, "paid"), $, "$.paid", "x.$"); };
// rich $['a.b']
export function f270($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($, "a.b"); }
export const g270 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($, "a.b"), $, "$['a.b']", "x.$"); };
// rich $.n.1
export function f271($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own(own($, "n"), "1"); }
export const g271 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own(own($, "n"), "1"), $, "$.n.1", "x.$"); };
// rich $['id','total']
export function f272($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return find($, pick("id", "total")); }
export const g272 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(find($, pick("id", "total")), $, "$['id','total']", "x.$"); };
// rich $['id','missing']
export function f273($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return find($, pick("id", "missing")); }
export const g273 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(find($, pick("id", "missing")), $, "$['id','missing']", "x.$"); };
// rich $['missing','none']
export function f274($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return find($, pick("missing", "none")); }
export const g274 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(find($, pick("missing", "none")), $, "$['missing','none']", "x.$"); };
// rich $.*
export function f275($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, all); }
export const g275 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, all), $, "$.*", "x.$"); };
// rich $[*]
export function f276($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, all); }
export const g276 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, all), $, "$[*]", "x.$"); };
// rich $[*].k
export function f277($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, all, "k"); }
export const g277 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, all, "k"), $, "$[*].k", "x.$"); };
// rich $[0]
export function f278($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($, 0); }
export const g278 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($, 0), $, "$[0]", "x.$"); };
// rich $[0].k
export function f279($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($, 0)?.k; }
export const g279 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($, 0)?.k, $, "$[0].k", "x.$"); };
// rich $[?(@.k)]
export function f280($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, where((item) => item?.k != null)); }
export const g280 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, where((item) => item?.k != null)), $, "$[?(@.k)]", "x.$"); };
// rich $[?(@.k == 2)]
export function f281($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, where((item) => is(item?.k, "==", 2))); }
export const g281 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, where((item) => is(item?.k, "==", 2))), $, "$[?(@.k == 2)]", "x.$"); };
// rich $[?(@.k == '2')]
export function f282($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, where((item) => is(item?.k, "==", "2"))); }
export const g282 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, where((item) => is(item?.k, "==", "2"))), $, "$[?(@.k == '2')]", "x.$"); };
// rich $[?(@.k > 1)]
export function f283($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, where((item) => is(item?.k, ">", 1))); }
export const g283 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, where((item) => is(item?.k, ">", 1))), $, "$[?(@.k > 1)]", "x.$"); };
// rich $[?(@.v == null)]
export function f284($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, where((item) => is(item?.v, "==", null))); }
export const g284 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, where((item) => is(item?.v, "==", null))), $, "$[?(@.v == null)]", "x.$"); };
// rich $[?(@ == 'a')]
export function f285($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, where((item) => is(item, "==", "a"))); }
export const g285 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, where((item) => is(item, "==", "a"))), $, "$[?(@ == 'a')]", "x.$"); };
// rich $[*][*].r
export function f286($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, all, all, "r"); }
export const g286 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, all, all, "r"), $, "$[*][*].r", "x.$"); };
// rich $[*].r
export function f287($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, all, "r"); }
export const g287 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, all, "r"), $, "$[*].r", "x.$"); };
// rich $.Records[*].s3.object.key
export function f288($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "Records", all, "s3", "object", "key"); }
export const g288 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "Records", all, "s3", "object", "key"), $, "$.Records[*].s3.object.key", "x.$"); };
// rich $.Records[0].s3.bucket.name
export function f289($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at(own($, "Records"), 0)?.s3?.bucket?.name; }
export const g289 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at(own($, "Records"), 0)?.s3?.bucket?.name, $, "$.Records[0].s3.bucket.name", "x.$"); };
// rich $.Records[?(@.eventName =~ /ObjectCreated.*/)].s3.object.key
export function f290($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "Records", where((record) => fits(record?.eventName, /^ObjectCreated.*$/)), "s3", "object", "key"); }
export const g290 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "Records", where((record) => fits(record?.eventName, /^ObjectCreated.*$/)), "s3", "object", "key"), $, "$.Records[?(@.eventName =~ /ObjectCreated.*/)].s3.object.key", "x.$"); };
// rich $.Records[?(@.eventName =~ /objectcreated.*/i)].s3.object.key
export function f291($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "Records", where((record) => fits(record?.eventName, /^objectcreated.*$/i)), "s3", "object", "key"); }
export const g291 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "Records", where((record) => fits(record?.eventName, /^objectcreated.*$/i)), "s3", "object", "key"), $, "$.Records[?(@.eventName =~ /objectcreated.*/i)].s3.object.key", "x.$"); };
// rich $.Records[?(@.s3.object.size)].s3.object.key
export function f292($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "Records", where((record) => record?.s3?.object?.size != null), "s3", "object", "key"); }
export const g292 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "Records", where((record) => record?.s3?.object?.size != null), "s3", "object", "key"), $, "$.Records[?(@.s3.object.size)].s3.object.key", "x.$"); };
// rich $.detail.codes[?(@ == 404)]
export function f293($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "detail", "codes", where((code) => is(code, "==", 404))); }
export const g293 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "detail", "codes", where((code) => is(code, "==", 404))), $, "$.detail.codes[?(@ == 404)]", "x.$"); };
// rich $.detail.codes[?(@ > 300)]
export function f294($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "detail", "codes", where((code) => is(code, ">", 300))); }
export const g294 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "detail", "codes", where((code) => is(code, ">", 300))), $, "$.detail.codes[?(@ > 300)]", "x.$"); };
// rich $.detail['status']
export function f295($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($, "detail")?.status; }
export const g295 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($, "detail")?.status, $, "$.detail['status']", "x.$"); };
// rich $..object.key
export function f296($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend("object"), "key"); }
export const g296 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend("object"), "key"), $, "$..object.key", "x.$"); };
// rich $..bucket..name
export function f297($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend("bucket"), descend("name")); }
export const g297 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend("bucket"), descend("name")), $, "$..bucket..name", "x.$"); };
// rich $.l[*]
export function f298($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "l", all); }
export const g298 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "l", all), $, "$.l[*]", "x.$"); };
// rich $.l[1][1][0]
export function f299($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at(at(at(own($, "l"), 1), 1), 0); }
export const g299 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at(at(at(own($, "l"), 1), 1), 0), $, "$.l[1][1][0]", "x.$"); };
// rich $.l[0][*]
export function f300($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "l", 0, all); }
export const g300 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "l", 0, all), $, "$.l[0][*]", "x.$"); };
// rich $.l..x
export function f301($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "l", descend("x")); }
export const g301 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "l", descend("x")), $, "$.l..x", "x.$"); };
// rich $.a..price
export function f302($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "a", descend("price")); }
export const g302 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "a", descend("price")), $, "$.a..price", "x.$"); };
// rich $.a.b.c[*].price
export function f303($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "a", "b", "c", all, "price"); }
export const g303 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "a", "b", "c", all, "price"), $, "$.a.b.c[*].price", "x.$"); };
// rich $.a.b.c[?(@.price)].price
export function f304($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "a", "b", "c", where((item) => item?.price != null), "price"); }
export const g304 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "a", "b", "c", where((item) => item?.price != null), "price"), $, "$.a.b.c[?(@.price)].price", "x.$"); };
// rich $.a.*.price
export function f305($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "a", all, "price"); }
export const g305 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "a", all, "price"), $, "$.a.*.price", "x.$"); };
// rich $.s[0]
export function f306($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at(own($, "s"), 0); }
export const g306 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at(own($, "s"), 0), $, "$.s[0]", "x.$"); };
// rich $.s.length()
export function f307($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($, "s")?.["length()"]; }
export const g307 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($, "s")?.["length()"], $, "$.s.length()", "x.$"); };
// rich $.e.*
export function f308($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "e", all); }
export const g308 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "e", all), $, "$.e.*", "x.$"); };
// rich $.l[0]
export function f309($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at(own($, "l"), 0); }
export const g309 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at(own($, "l"), 0), $, "$.l[0]", "x.$"); };
// rich $.t[?(@.x)]
export function f310($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "t", where((item) => item?.x != null)); }
export const g310 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "t", where((item) => item?.x != null)), $, "$.t[?(@.x)]", "x.$"); };
// rich $.e[?(@.x)]
export function f311($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "e", where((item) => item?.x != null)); }
export const g311 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "e", where((item) => item?.x != null)), $, "$.e[?(@.x)]", "x.$"); };
// rich $..[?(@.k)]
export function f312($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend(where((item) => item?.k != null))); }
export const g312 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend(where((item) => item?.k != null))), $, "$..[?(@.k)]", "x.$"); };
// rich $.items.0
export function f313($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($.items, "0"); }
export const g313 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($.items, "0"), $, "$.items.0", "x.$"); };
// rich $.items[?(@['sku'] == 'a')].qty
export function f314($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, where((item) => is(item?.sku, "==", "a")), "qty"); }
export const g314 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, where((item) => is(item?.sku, "==", "a")), "qty"), $, "$.items[?(@['sku'] == 'a')].qty", "x.$"); };
// rich $.items[?('a' == @.sku)].qty
export function f315($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, where((item) => compare("a", "==", item?.sku)), "qty"); }
export const g315 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, where((item) => compare("a", "==", item?.sku)), "qty"), $, "$.items[?('a' == @.sku)].qty", "x.$"); };
// rich $.items[?(@.qty == @.price)].sku
export function f316($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, where((item) => compare(item?.qty, "==", item?.price)), "sku"); }
export const g316 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, where((item) => compare(item?.qty, "==", item?.price)), "sku"), $, "$.items[?(@.qty == @.price)].sku", "x.$"); };
// rich $.items[?(@.sku > 'b')].sku
export function f317($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, where((item) => is(item?.sku, ">", "b")), "sku"); }
export const g317 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, where((item) => is(item?.sku, ">", "b")), "sku"), $, "$.items[?(@.sku > 'b')].sku", "x.$"); };
// rich $.items[?(@.dims == 1)].sku
export function f318($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, where((item) => is(item?.dims, "==", 1)), "sku"); }
export const g318 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, where((item) => is(item?.dims, "==", 1)), "sku"), $, "$.items[?(@.dims == 1)].sku", "x.$"); };
// rich $.items[?(@.price == 'abc')].sku
export function f319($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, where((item) => is(item?.price, "==", "abc")), "sku"); }
export const g319 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, where((item) => is(item?.price, "==", "abc")), "sku"), $, "$.items[?(@.price == 'abc')].sku", "x.$"); };
// rich $.items[0]
export function f320($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }> | undefined> { void $; void $$; return $.items[0]; }
export const g320 = ($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }>> => { void $; void $$; return present($.items[0], $, "$.items[0]", "x.$"); };
// rich $.items[*]
export function f321($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> { void $; void $$; return $.items; }
export const g321 = ($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> => { void $; void $$; return $.items; };
// rich $.items[1:].dims
export function f322($: View<Rich>, $$: Context): Loose<View<({ w: number; h: number } | null)[]>> { void $; void $$; return $.items.slice(1).map((item) => item.dims); }
export const g322 = ($: View<Rich>, $$: Context): Loose<View<({ w: number; h: number } | null)[]>> => { void $; void $$; return $.items.slice(1).map((item) => item.dims); };
// rich $.items[?(@.price>=12.5)].sku
export function f323($: View<Rich>, $$: Context): Loose<View<string[]>> { void $; void $$; return $.items.filter((item) => item.price >= 12.5).map((item) => item.sku); }
export const g323 = ($: View<Rich>, $$: Context): Loose<View<string[]>> => { void $; void $$; return $.items.filter((item) => item.price >= 12.5).map((item) => item.sku); };
// rich $.items[?(@.dims)]
export function f324($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> { void $; void $$; return $.items.filter((item) => item.dims != null); }
export const g324 = ($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> => { void $; void $$; return $.items.filter((item) => item.dims != null); };
// rich $.items[?(@.price > 10 || @.sku == 'a')].sku
export function f325($: View<Rich>, $$: Context): Loose<View<string[]>> { void $; void $$; return $.items.filter((item) => item.price > 10 || item.sku === "a").map((item) => item.sku); }
export const g325 = ($: View<Rich>, $$: Context): Loose<View<string[]>> => { void $; void $$; return $.items.filter((item) => item.price > 10 || item.sku === "a").map((item) => item.sku); };
// rich $.items.length()
export function f326($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($.items, "length()"); }
export const g326 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($.items, "length()"), $, "$.items.length()", "x.$"); };
// rich $..price
export function f327($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend("price")); }
export const g327 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend("price")), $, "$..price", "x.$"); };
// rich $..x
export function f328($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend("x")); }
export const g328 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend("x")), $, "$..x", "x.$"); };
// rich $.missing..x
export function f329($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "missing", descend("x")); }
export const g329 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "missing", descend("x")), $, "$.missing..x", "x.$"); };
// rich $.note[*]
export function f330($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "note", all); }
export const g330 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "note", all), $, "$.note[*]", "x.$"); };
// rich $.total.x
export function f331($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($.total, "x"); }
export const g331 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($.total, "x"), $, "$.total.x", "x.$"); };
// rich $.total[*]
export function f332($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.total, all); }
export const g332 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.total, all), $, "$.total[*]", "x.$"); };
// rich $['my key']
export function f333($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($, "my key"); }
export const g333 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($, "my key"), $, "$['my key']", "x.$"); };
// rich $.a.b
export function f334($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($, "a")?.b; }
export const g334 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($, "a")?.b, $, "$.a.b", "x.$"); };
// rich $[*].o.z
export function f335($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, all, "o", "z"); }
export const g335 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, all, "o", "z"), $, "$[*].o.z", "x.$"); };
// rich $[1:3]
export function f336($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, slice(1, 3)); }
export const g336 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, slice(1, 3)), $, "$[1:3]", "x.$"); };
// rich $[?(@ > 1)]
export function f337($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, where((item) => is(item, ">", 1))); }
export const g337 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, where((item) => is(item, ">", 1))), $, "$[?(@ > 1)]", "x.$"); };
// rich $.z.q
export function f338($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($, "z")?.q; }
export const g338 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($, "z")?.q, $, "$.z.q", "x.$"); };
// rich $.items[ 0 ]
export function f339($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }> | undefined> { void $; void $$; return $.items[0]; }
export const g339 = ($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }>> => { void $; void $$; return present($.items[0], $, "$.items[ 0 ]", "x.$"); };
// rich $.items.[0]
export function f340($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }> | undefined> { void $; void $$; return $.items[0]; }
export const g340 = ($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }>> => { void $; void $$; return present($.items[0], $, "$.items.[0]", "x.$"); };
// rich $.items[?(@.price > '10')].sku
export function f341($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, where((item) => is(item?.price, ">", "10")), "sku"); }
export const g341 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, where((item) => is(item?.price, ">", "10")), "sku"), $, "$.items[?(@.price > '10')].sku", "x.$"); };
// rich $.items[?(@.sku == a)].sku
export function f342($: View<Rich>, $$: Context): Loose<View<string[]>> { void $; void $$; return $.items.filter((item) => item.sku === "a").map((item) => item.sku); }
export const g342 = ($: View<Rich>, $$: Context): Loose<View<string[]>> => { void $; void $$; return $.items.filter((item) => item.sku === "a").map((item) => item.sku); };
// rich $.items[0].tags.length()
export function f343($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($.items[0]?.tags, "length()"); }
export const g343 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($.items[0]?.tags, "length()"), $, "$.items[0].tags.length()", "x.$"); };
// rich $.items[3].price
export function f344($: View<Rich>, $$: Context): Loose<View<number> | undefined> { void $; void $$; return $.items[3]?.price; }
export const g344 = ($: View<Rich>, $$: Context): Loose<View<number>> => { void $; void $$; return present($.items[3]?.price, $, "$.items[3].price", "x.$"); };
// rich $.items[0:-1]
export function f345($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, slice(0, 0)); }
export const g345 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, slice(0, 0)), $, "$.items[0:-1]", "x.$"); };
// rich $.items[0,2].sku
export function f346($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, indices(0, 2), "sku"); }
export const g346 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, indices(0, 2), "sku"), $, "$.items[0,2].sku", "x.$"); };
// rich $.items[*].tags[*]
export function f347($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, all, "tags", all); }
export const g347 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, all, "tags", all), $, "$.items[*].tags[*]", "x.$"); };
// rich $.items[?(@.price > 10)]
export function f348($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> { void $; void $$; return $.items.filter((item) => item.price > 10); }
export const g348 = ($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> => { void $; void $$; return $.items.filter((item) => item.price > 10); };
// rich $.items[?(@.tags[0] == 'x')].sku
export function f349($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, where((item) => is(read(item, "tags", 0), "==", "x")), "sku"); }
export const g349 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, where((item) => is(read(item, "tags", 0), "==", "x")), "sku"), $, "$.items[?(@.tags[0] == 'x')].sku", "x.$"); };
// rich $.note[0]
export function f350($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($.note, 0); }
export const g350 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($.note, 0), $, "$.note[0]", "x.$"); };
// rich $[*][*]
export function f351($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, all, all); }
export const g351 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, all, all), $, "$[*][*]", "x.$"); };
// rich $.Records[?(@.s3.object.size >= $.detail.codes[0])].s3.object.key
export function f352($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "Records", where((record) => (record?.s3?.object?.size !== undefined && compare(record?.s3?.object?.size, ">=", read($, "detail", "codes", 0)))), "s3", "object", "key"); }
export const g352 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "Records", where((record) => (record?.s3?.object?.size !== undefined && compare(record?.s3?.object?.size, ">=", read($, "detail", "codes", 0)))), "s3", "object", "key"), $, "$.Records[?(@.s3.object.size >= $.detail.codes[0])].s3.object.key", "x.$"); };
// rich $..[?(@.price > 2)].price
export function f353($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend(where((item) => is(item?.price, ">", 2))), "price"); }
export const g353 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend(where((item) => is(item?.price, ">", 2))), "price"), $, "$..[?(@.price > 2)].price", "x.$"); };
// rich $.items[0 , 1]
export function f354($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, indices(0, 1)); }
export const g354 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, indices(0, 1)), $, "$.items[0 , 1]", "x.$"); };
// rich $.nums.max()
export function f355($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($, "nums")?.["max()"]; }
export const g355 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($, "nums")?.["max()"], $, "$.nums.max()", "x.$"); };
// rich $.items..price
export function f356($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, descend("price")); }
export const g356 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, descend("price")), $, "$.items..price", "x.$"); };
// rich $..sku
export function f357($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, descend("sku")); }
export const g357 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, descend("sku")), $, "$..sku", "x.$"); };
// rich $[-1]
export function f358($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($, -1); }
export const g358 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($, -1), $, "$[-1]", "x.$"); };
// rich $.items[?(@.sku == "a")].qty
export function f359($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, where((item) => is(item?.sku, "==", "\"a\"")), "qty"); }
export const g359 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, where((item) => is(item?.sku, "==", "\"a\"")), "qty"), $, "$.items[?(@.sku == \"a\")].qty", "x.$"); };
// rich $.items[1:]
export function f360($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> { void $; void $$; return $.items.slice(1); }
export const g360 = ($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> => { void $; void $$; return $.items.slice(1); };
// rich $.id
export function f361($: View<Rich>, $$: Context): Loose<View<string>> { void $; void $$; return $.id; }
export const g361 = ($: View<Rich>, $$: Context): Loose<View<string>> => { void $; void $$; return $.id; };
// rich $.note
export function f362($: View<Rich>, $$: Context): Loose<View<string> | undefined> { void $; void $$; return $.note; }
export const g362 = ($: View<Rich>, $$: Context): Loose<View<string>> => { void $; void $$; return present($.note, $, "$.note", "x.$"); };
// rich $.note.x
export function f363($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($.note, "x"); }
export const g363 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($.note, "x"), $, "$.note.x", "x.$"); };
// rich $.total
export function f364($: View<Rich>, $$: Context): Loose<View<number | null>> { void $; void $$; return $.total; }
export const g364 = ($: View<Rich>, $$: Context): Loose<View<number | null>> => { void $; void $$; return $.total; };
// rich $.total.x
export function f365($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($.total, "x"); }
export const g365 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($.total, "x"), $, "$.total.x", "x.$"); };
// rich $.items[0].sku
export function f366($: View<Rich>, $$: Context): Loose<View<string> | undefined> { void $; void $$; return $.items[0]?.sku; }
export const g366 = ($: View<Rich>, $$: Context): Loose<View<string>> => { void $; void $$; return present($.items[0]?.sku, $, "$.items[0].sku", "x.$"); };
// rich $.items[0].tags[1]
export function f367($: View<Rich>, $$: Context): Loose<View<string> | undefined> { void $; void $$; return $.items[0]?.tags?.[1]; }
export const g367 = ($: View<Rich>, $$: Context): Loose<View<string>> => { void $; void $$; return present($.items[0]?.tags?.[1], $, "$.items[0].tags[1]", "x.$"); };
// rich $.items[0].dims.w
export function f368($: View<Rich>, $$: Context): Loose<View<number> | undefined> { void $; void $$; return $.items[0]?.dims?.w; }
export const g368 = ($: View<Rich>, $$: Context): Loose<View<number>> => { void $; void $$; return present($.items[0]?.dims?.w, $, "$.items[0].dims.w", "x.$"); };
// rich $.items[*].sku
export function f369($: View<Rich>, $$: Context): Loose<View<string[]>> { void $; void $$; return $.items.map((item) => item.sku); }
export const g369 = ($: View<Rich>, $$: Context): Loose<View<string[]>> => { void $; void $$; return $.items.map((item) => item.sku); };
// rich $.items[*].tags[*]
export function f370($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, all, "tags", all); }
export const g370 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, all, "tags", all), $, "$.items[*].tags[*]", "x.$"); };
// rich $.items[*].dims.w
export function f371($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, all, "dims", "w"); }
export const g371 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, all, "dims", "w"), $, "$.items[*].dims.w", "x.$"); };
// rich $.items[?(@.price > 10)].sku
export function f372($: View<Rich>, $$: Context): Loose<View<string[]>> { void $; void $$; return $.items.filter((item) => item.price > 10).map((item) => item.sku); }
export const g372 = ($: View<Rich>, $$: Context): Loose<View<string[]>> => { void $; void $$; return $.items.filter((item) => item.price > 10).map((item) => item.sku); };
// rich $.items[?(@.sku == 'a' || @.price == 1)]
export function f373($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> { void $; void $$; return $.items.filter((item) => item.sku === "a" || item.price === 1); }
export const g373 = ($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> => { void $; void $$; return $.items.filter((item) => item.sku === "a" || item.price === 1); };
// rich $.items[?(@.tags)].sku
export function f374($: View<Rich>, $$: Context): Loose<View<string[]>> { void $; void $$; return $.items.filter((item) => item.tags != null).map((item) => item.sku); }
export const g374 = ($: View<Rich>, $$: Context): Loose<View<string[]>> => { void $; void $$; return $.items.filter((item) => item.tags != null).map((item) => item.sku); };
// rich $.items[?(@.dims)].dims
export function f375($: View<Rich>, $$: Context): Loose<View<({ w: number; h: number } | null)[]>> { void $; void $$; return $.items.filter((item) => item.dims != null).map((item) => item.dims); }
export const g375 = ($: View<Rich>, $$: Context): Loose<View<({ w: number; h: number } | null)[]>> => { void $; void $$; return $.items.filter((item) => item.dims != null).map((item) => item.dims); };
// rich $.items[?(@.dims.w == 1)]
export function f376($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, where((item) => is(item?.dims?.w, "==", 1))); }
export const g376 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, where((item) => is(item?.dims?.w, "==", 1))), $, "$.items[?(@.dims.w == 1)]", "x.$"); };
// rich $.items[1:].price
export function f377($: View<Rich>, $$: Context): Loose<View<number[]>> { void $; void $$; return $.items.slice(1).map((item) => item.price); }
export const g377 = ($: View<Rich>, $$: Context): Loose<View<number[]>> => { void $; void $$; return $.items.slice(1).map((item) => item.price); };
// rich $.opt.a.b
export function f378($: View<Rich>, $$: Context): Loose<View<number> | undefined> { void $; void $$; return $.opt?.a.b; }
export const g378 = ($: View<Rich>, $$: Context): Loose<View<number>> => { void $; void $$; return present($.opt?.a.b, $, "$.opt.a.b", "x.$"); };
// rich $.opt.a.c[0]
export function f379($: View<Rich>, $$: Context): Loose<View<number> | undefined> { void $; void $$; return $.opt?.a.c?.[0]; }
export const g379 = ($: View<Rich>, $$: Context): Loose<View<number>> => { void $; void $$; return present($.opt?.a.c?.[0], $, "$.opt.a.c[0]", "x.$"); };
// rich $.opt.a.c[*]
export function f380($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($, "opt", "a", "c", all); }
export const g380 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($, "opt", "a", "c", all), $, "$.opt.a.c[*]", "x.$"); };
// rich $.any.x.y[0].z
export function f381($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($.any?.x?.y, 0)?.z; }
export const g381 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($.any?.x?.y, 0)?.z, $, "$.any.x.y[0].z", "x.$"); };
// rich $.any[*].q
export function f382($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.any, all, "q"); }
export const g382 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.any, all, "q"), $, "$.any[*].q", "x.$"); };
// rich $.pair[0]
export function f383($: View<Rich>, $$: Context): Loose<View<string>> { void $; void $$; return $.pair[0]; }
export const g383 = ($: View<Rich>, $$: Context): Loose<View<string>> => { void $; void $$; return $.pair[0]; };
// rich $.pair[1].x
export function f384($: View<Rich>, $$: Context): Loose<View<number>> { void $; void $$; return $.pair[1].x; }
export const g384 = ($: View<Rich>, $$: Context): Loose<View<number>> => { void $; void $$; return $.pair[1].x; };
// rich $.pair[2]
export function f385($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($.pair, 2); }
export const g385 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($.pair, 2), $, "$.pair[2]", "x.$"); };
// rich $.pair[*]
export function f386($: View<Rich>, $$: Context): Loose<View<(string | { x: number })[]>> { void $; void $$; return $.pair; }
export const g386 = ($: View<Rich>, $$: Context): Loose<View<(string | { x: number })[]>> => { void $; void $$; return $.pair; };
// rich $.pair[0:1]
export function f387($: View<Rich>, $$: Context): Loose<View<(string | { x: number })[]>> { void $; void $$; return $.pair.slice(0, 1); }
export const g387 = ($: View<Rich>, $$: Context): Loose<View<(string | { x: number })[]>> => { void $; void $$; return $.pair.slice(0, 1); };
// rich $.mix.y
export function f388($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($.mix, "y"); }
export const g388 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($.mix, "y"), $, "$.mix.y", "x.$"); };
// rich $.mix.z
export function f389($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($.mix, "z"); }
export const g389 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($.mix, "z"), $, "$.mix.z", "x.$"); };
// rich $.map.foo
export function f390($: View<Rich>, $$: Context): Loose<View<number> | undefined> { void $; void $$; return $.map.foo; }
export const g390 = ($: View<Rich>, $$: Context): Loose<View<number>> => { void $; void $$; return present($.map.foo, $, "$.map.foo", "x.$"); };
// rich $.map['x y']
export function f391($: View<Rich>, $$: Context): Loose<View<number> | undefined> { void $; void $$; return $.map["x y"]; }
export const g391 = ($: View<Rich>, $$: Context): Loose<View<number>> => { void $; void $$; return present($.map["x y"], $, "$.map['x y']", "x.$"); };
// rich $.length
export function f392($: View<Rich>, $$: Context): Loose<View<number>> { void $; void $$; return $.length; }
export const g392 = ($: View<Rich>, $$: Context): Loose<View<number>> => { void $; void $$; return $.length; };
// rich $.constructor
export function f393($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($, "constructor"); }
export const g393 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($, "constructor"), $, "$.constructor", "x.$"); };
// rich $['$odd key']
export function f394($: View<Rich>, $$: Context): Loose<View<boolean>> { void $; void $$; return $["$odd key"]; }
export const g394 = ($: View<Rich>, $$: Context): Loose<View<boolean>> => { void $; void $$; return $["$odd key"]; };
// rich $.list[0]
export function f395($: View<Rich>, $$: Context): Loose<View<number> | undefined> { void $; void $$; return $.list?.[0]; }
export const g395 = ($: View<Rich>, $$: Context): Loose<View<number>> => { void $; void $$; return present($.list?.[0], $, "$.list[0]", "x.$"); };
// rich $.list[*]
export function f396($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.list, all); }
export const g396 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.list, all), $, "$.list[*]", "x.$"); };
// rich $.nope.x
export function f397($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($, "nope")?.x; }
export const g397 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($, "nope")?.x, $, "$.nope.x", "x.$"); };
// rich $.id.length
export function f398($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own($.id, "length"); }
export const g398 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own($.id, "length"), $, "$.id.length", "x.$"); };
// rich $$.State.Name
export function f399($: View<Rich>, $$: Context): Loose<View<string>> { void $; void $$; return $$.State.Name; }
export const g399 = ($: View<Rich>, $$: Context): Loose<View<string>> => { void $; void $$; return $$.State.Name; };
// rich $$.State.RetryCount
export function f400($: View<Rich>, $$: Context): Loose<View<number> | undefined> { void $; void $$; return $$.State.RetryCount; }
export const g400 = ($: View<Rich>, $$: Context): Loose<View<number>> => { void $; void $$; return present($$.State.RetryCount, $, "$$.State.RetryCount", "x.$"); };
// rich $$.Map.Item.Value.a
export function f401($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $$.Map?.Item.Value?.a; }
export const g401 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($$.Map?.Item.Value?.a, $, "$$.Map.Item.Value.a", "x.$"); };
// rich $$.Map.Item.Index
export function f402($: View<Rich>, $$: Context): Loose<View<number> | undefined> { void $; void $$; return $$.Map?.Item.Index; }
export const g402 = ($: View<Rich>, $$: Context): Loose<View<number>> => { void $; void $$; return present($$.Map?.Item.Index, $, "$$.Map.Item.Index", "x.$"); };
// rich $$.Task.Token
export function f403($: View<Rich>, $$: Context): Loose<View<string> | undefined> { void $; void $$; return $$.Task?.Token; }
export const g403 = ($: View<Rich>, $$: Context): Loose<View<string>> => { void $; void $$; return present($$.Task?.Token, $, "$$.Task.Token", "x.$"); };
// rich $$
export function f404($: View<Rich>, $$: Context): Loose<View<unknown>> { void $; void $$; return contextObject($$); }
export const g404 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return contextObject($$); };
// rich $$.Execution
export function f405($: View<Rich>, $$: Context): Loose<View<{ Id: string; Input: unknown; Name: string; RoleArn: string; StartTime: string; RedriveCount?: number }>> { void $; void $$; return $$.Execution; }
export const g405 = ($: View<Rich>, $$: Context): Loose<View<{ Id: string; Input: unknown; Name: string; RoleArn: string; StartTime: string; RedriveCount?: number }>> => { void $; void $$; return $$.Execution; };
// rich $$.Execution.Input.x[0]
export function f406($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return at($$.Execution.Input?.x, 0); }
export const g406 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(at($$.Execution.Input?.x, 0), $, "$$.Execution.Input.x[0]", "x.$"); };
// rich $$.Foo
export function f407($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return own(contextObject($$), "Foo"); }
export const g407 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present(own(contextObject($$), "Foo"), $, "$$.Foo", "x.$"); };
// rich $$..Name
export function f408($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select(contextObject($$), descend("Name")); }
export const g408 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select(contextObject($$), descend("Name")), $, "$$..Name", "x.$"); };
// rich $v
export function f409($: View<Rich>, $$: Context): Loose<View<unknown> | undefined> { void $; void $$; return $$.Variables.v; }
export const g409 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return present($$.Variables.v, $, "$v", "x.$"); };
// rich $v.a[0].b[*]
export function f410($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($$.Variables.v, "a", 0, "b", all); }
export const g410 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($$.Variables.v, "a", 0, "b", all), $, "$v.a[0].b[*]", "x.$"); };
// rich $v[*]
export function f411($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($$.Variables.v, all); }
export const g411 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($$.Variables.v, all), $, "$v[*]", "x.$"); };
// rich $.items[?(@.price == $.total)].sku
export function f412($: View<Rich>, $$: Context): Loose<View<unknown[]> | undefined> { void $; void $$; return select($.items, where((item) => compare(item?.price, "==", $.total)), "sku"); }
export const g412 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return present(select($.items, where((item) => compare(item?.price, "==", $.total)), "sku"), $, "$.items[?(@.price == $.total)].sku", "x.$"); };
// rich $.items[?(@.price >= $.length)].sku
export function f413($: View<Rich>, $$: Context): Loose<View<string[]>> { void $; void $$; return $.items.filter((item) => item.price >= $.length).map((item) => item.sku); }
export const g413 = ($: View<Rich>, $$: Context): Loose<View<string[]>> => { void $; void $$; return $.items.filter((item) => item.price >= $.length).map((item) => item.sku); };
// rich $.items[?(@.sku =~ /a.*/)]
export function f414($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> { void $; void $$; return $.items.filter((item) => /^a.*$/.test(item.sku)); }
export const g414 = ($: View<Rich>, $$: Context): Loose<View<{ sku: string; price: number; tags?: string[]; dims: { w: number; h: number } | null }[]>> => { void $; void $$; return $.items.filter((item) => /^a.*$/.test(item.sku)); };
// rich States.Format('{}-{}', $.id, $.length)
export function f415($: View<Rich>, $$: Context): Loose<View<string>> { void $; void $$; return `{}-{}`; }
export const g415 = ($: View<Rich>, $$: Context): Loose<View<string>> => { void $; void $$; return `{}-{}`; };
// rich States.Format('{} {}', $.items, 1)
export function f416($: View<Rich>, $$: Context): Loose<View<string>> { void $; void $$; return format("{} {}", $.items, 1); }
export const g416 = ($: View<Rich>, $$: Context): Loose<View<string>> => { void $; void $$; return format("{} {}", $.items, 1); };
// rich States.Array($.id, 1, null)
export function f417($: View<Rich>, $$: Context): Loose<View<(string | number | null)[]>> { void $; void $$; return [$.id, 1, null]; }
export const g417 = ($: View<Rich>, $$: Context): Loose<View<(string | number | null)[]>> => { void $; void $$; return [$.id, 1, null]; };
// rich States.ArrayRange(0, $.length, 1)
export function f418($: View<Rich>, $$: Context): Loose<View<number[]>> { void $; void $$; return arrayRange(0, $.length, 1); }
export const g418 = ($: View<Rich>, $$: Context): Loose<View<number[]>> => { void $; void $$; return arrayRange(0, $.length, 1); };
// rich States.JsonMerge($.any, $.opt, false)
export function f419($: View<Rich>, $$: Context): Loose<View<{ [k: string]: unknown }>> { void $; void $$; return jsonMerge($.any, present($.opt, $, "$.opt", "x.$")); }
export const g419 = ($: View<Rich>, $$: Context): Loose<View<{ [k: string]: unknown }>> => { void $; void $$; return jsonMerge($.any, present($.opt, $, "$.opt", "x.$")); };
// rich States.StringSplit($.id, ',')
export function f420($: View<Rich>, $$: Context): Loose<View<string[]>> { void $; void $$; return stringSplit($.id, ","); }
export const g420 = ($: View<Rich>, $$: Context): Loose<View<string[]>> => { void $; void $$; return stringSplit($.id, ","); };
// rich States.MathRandom(0, 5)
export function f421($: View<Rich>, $$: Context): Loose<View<number>> { void $; void $$; return mathRandom($$, 0, 5); }
export const g421 = ($: View<Rich>, $$: Context): Loose<View<number>> => { void $; void $$; return mathRandom($$, 0, 5); };
// rich States.UUID()
export function f422($: View<Rich>, $$: Context): Loose<View<string>> { void $; void $$; return uuid($$); }
export const g422 = ($: View<Rich>, $$: Context): Loose<View<string>> => { void $; void $$; return uuid($$); };
// rich States.Hash($.id, 'MD5')
export function f423($: View<Rich>, $$: Context): Loose<View<string>> { void $; void $$; return md5($.id); }
export const g423 = ($: View<Rich>, $$: Context): Loose<View<string>> => { void $; void $$; return md5($.id); };
// rich States.Hash($.id, $.id)
export function f424($: View<Rich>, $$: Context): Loose<View<string>> { void $; void $$; return hash($.id, $.id); }
export const g424 = ($: View<Rich>, $$: Context): Loose<View<string>> => { void $; void $$; return hash($.id, $.id); };
// rich States.ArrayGetItem($.items, 0)
export function f425($: View<Rich>, $$: Context): Loose<View<unknown>> { void $; void $$; return arrayGetItem($.items, 0); }
export const g425 = ($: View<Rich>, $$: Context): Loose<View<unknown>> => { void $; void $$; return arrayGetItem($.items, 0); };
// rich States.ArrayPartition($.items, 2)
export function f426($: View<Rich>, $$: Context): Loose<View<unknown[][]>> { void $; void $$; return arrayPartition($.items, 2); }
export const g426 = ($: View<Rich>, $$: Context): Loose<View<unknown[][]>> => { void $; void $$; return arrayPartition($.items, 2); };
// rich States.ArrayUnique($.any.a)
export function f427($: View<Rich>, $$: Context): Loose<View<unknown[]>> { void $; void $$; return arrayUnique(present($.any?.a, $, "$.any.a", "x.$")); }
export const g427 = ($: View<Rich>, $$: Context): Loose<View<unknown[]>> => { void $; void $$; return arrayUnique(present($.any?.a, $, "$.any.a", "x.$")); };