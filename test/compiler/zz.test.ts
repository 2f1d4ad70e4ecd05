import { test } from "vitest";
import { parsePath } from "../../compiler/3-lower/path.js";
import { emitPath } from "../../compiler/5-emit/paths.js";
import { importing } from "../../compiler/5-emit/imports.js";
test("x", () => {
  for (const text of `$
$$
$x
$x.a.b
$.order.id
$.order.length.a
$.items[0].sku
$.items[-1]
$.items[*].sku
$.items[?(@.price > 10 && @.qty > 1)].sku
$.pets[?(@.species == 'dog' && @.age>=5)]
$.Records[?(@.eventName =~ /ObjectCreated.*/i)].s3.object.key
$.Records[?(@.s3.object.size >= $.detail.codes[0])].s3.object.key
$..price
$..[0].x
$['id','total']
$.items[(@.length-1)].sku
$.items[1:3].dims
$.items[:-1]
$.items[0,2].sku
$$.State.Name
$$.Map.Item.Value.x
$$.Execution.Input.a[*].b
$$.Foo
$$..Name
$.\${A}.x
$['a b-\${A}']
$.items[?(!@.dims)].sku
$.constructor.__proto__.1.name`.split("\n")) {
    const p = parsePath(text);
    if (!p.ok) { console.log(text, p); continue; }
    const e = emitPath(p.value, { $: { text: "$", shape: { kind: "unknown" } }, imports: importing() });
    console.log(text.padEnd(60), e.text, e.missing ? "?" : "");
  }
});
