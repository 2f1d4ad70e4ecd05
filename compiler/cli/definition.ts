import { readFileSync } from "node:fs";
import { access } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";

import type { CompileOptions } from "../index.js";
import { definedValues } from "./define.js";
import type { DefinitionOptions } from "./definition-options.js";
import type { Io } from "./io.js";
import { projectForeign } from "./project.js";
import { readText } from "./read.js";
import { UsageError } from "./usage-error.js";

/** Where a definition is, as the user named it. */
export interface Place {
  /** As typed: `flows/orders.asl.json`, `template.yaml#Orders`, `-`. */
  readonly label: string;
  /** The absolute path of the file; absent for the standard input. */
  readonly file?: string;
  /** The logical id of the state machine in a template. */
  readonly logicalId?: string;
  /** Where the module belongs, absolute: the definition's own directory. */
  readonly directory: string;
  /** What the module is called, without `.ts`. */
  readonly base: string;
}

/** A definition's text, and what to compile it with. */
export interface Definition {
  readonly place: Place;
  readonly text: string;
  /** The texts of files that it led to while it was compiled, by their paths relative to it. */
  readonly followed: ReadonlyMap<string, string>;
  /** The paths of these, and of files that it looked for and that are not there. */
  readonly sought: ReadonlySet<string>;
  readonly options: CompileOptions;
}

/** Finds out what the arguments name; reads nothing. Throws UsageError for none. */
export async function placesOf(
  { files, name }: { readonly files: readonly string[]; readonly name: string | undefined },
  io: Io,
): Promise<readonly Place[]> {
  if (files.length === 0)
    throw new UsageError("No FILE is given.", `Name a definition, or "-" for the standard input.`);
  if (name !== undefined && files.length > 1)
    throw new UsageError("--name names one machine, and there are several FILEs.");
  if (files.filter((file) => file === "-").length > 1) throw new UsageError(`"-" is given twice.`);
  const places: Place[] = [];
  for (const label of files) places.push(await placeOf(label, name, io));
  return places;
}

/** Reads a definition, its schemas and the values of its placeholders. Throws UsageError. */
export async function readDefinition(
  place: Place,
  given: DefinitionOptions,
  io: Io,
): Promise<Definition> {
  const text = await readText(place.file ?? "-", io, fileLabel(place));
  const schemas = await schemasFor(place, given, io);
  const define = await definedValues({ pairs: given.define ?? [], file: given["define-file"] }, io);
  const ofProject = await projectForeign(place.directory, io);
  // What is said of several definitions need not be true of each.
  const ofAll = given.files.length > 1;
  const { foreign = [] } = given;
  const followed = new Map<string, string>(schemas && [[schemas.name, schemas.text]]);
  const sought = new Set(followed.keys());
  return {
    place,
    text,
    followed,
    sought,
    options: {
      fileName: fileNameOf(place),
      read: (path) => {
        sought.add(path);
        const other = textOf(resolve(place.directory, path));
        if (other !== undefined) followed.set(path, other);
        return other;
      },
      ...(place.file === undefined && { name: given.name ?? "Machine" }),
      ...(given.name !== undefined && { name: given.name }),
      ...(schemas && { schemas: schemas.text, schemasName: schemas.name }),
      ...(given.type !== undefined && { type: given.type }),
      ...(Object.keys(define).length > 0 && { define }),
      foreign: ofAll ? [] : foreign,
      projectForeign: ofAll ? [...foreign, ...ofProject] : ofProject,
    },
  };
}

/** Every file that a definition is compiled from as far as its place tells, whether it is there or not. */
export function sourcesOf(place: Place, given: DefinitionOptions, io: Io): readonly string[] {
  return [
    ...(place.file === undefined ? [] : [place.file, schemasBeside(place)]),
    ...[given.schemas, given["define-file"]].flatMap((file) =>
      file === undefined || file === "-" ? [] : [resolve(io.cwd, file)],
    ),
  ];
}

/** The file as the user named it, for messages. */
export function fileLabel({ file, label, logicalId }: Place): string {
  if (file === undefined) return "stdin";
  return logicalId === undefined ? label : label.slice(0, -1 - logicalId.length);
}

async function placeOf(label: string, name: string | undefined, io: Io): Promise<Place> {
  if (label === "-") return { label, directory: io.cwd, base: name ?? "machine" };
  const whole = resolve(io.cwd, label);
  const [, path, logicalId] = /^(.+)#([A-Za-z0-9]+)$/.exec(label) ?? [];
  if (path === undefined || logicalId === undefined || (await exists(whole))) {
    return { label, file: whole, directory: dirname(whole), base: baseOf(whole) };
  }
  const file = resolve(io.cwd, path);
  return { label, file, logicalId, directory: dirname(file), base: logicalId };
}

/** `orders` of `orders.asl.json`, `orders.asl.yaml`, `orders.json`. */
function baseOf(file: string): string {
  return basename(file)
    .replace(/\.(json|ya?ml|asl)$/i, "")
    .replace(/\.asl$/i, "");
}

/** The name that the generated module and the messages call the definition by: no directory, so that it is stable. */
function fileNameOf({ file, logicalId }: Place): string {
  if (file === undefined) return "stdin";
  return logicalId === undefined ? basename(file) : `${basename(file)}#${logicalId}`;
}

/** The text of the schemas, and its file relative to the definition: what is wrong with it, the compiler says. */
async function schemasFor(
  place: Place,
  { schemas }: DefinitionOptions,
  io: Io,
): Promise<{ readonly name: string; readonly text: string } | undefined> {
  if (schemas !== undefined) {
    const path = relative(place.directory, resolve(io.cwd, schemas)).replaceAll("\\", "/");
    return { name: schemas === "-" ? "stdin" : path, text: await readText(schemas, io) };
  }
  const beside = schemasBeside(place);
  const name = basename(beside);
  if (place.file === undefined || !(await exists(beside))) return undefined;
  return { name, text: await readText(beside, io, name) };
}

function schemasBeside({ directory, base }: Place): string {
  return join(directory, `${base}.schemas.json`);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
