import { serve } from "heaviside/runtime";
import { Greet as task } from "./hello.js";

export const Greet = serve(task, ({ name }) => `Hello, ${String(name)}!`);
