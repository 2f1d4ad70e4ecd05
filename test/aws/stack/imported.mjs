/** Imports a package as seen from this folder, wherever the code is that asks for it. */
export function imported(name) {
  return import(name);
}
