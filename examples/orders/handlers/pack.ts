import { serve } from "heaviside/runtime";
import { PackItem } from "../orders.js";

const boxes = ["lamp-1", "desk-7"];

export const handler = serve(PackItem, ({ sku }) => ({ sku, box: boxes.indexOf(sku) + 1 }));
