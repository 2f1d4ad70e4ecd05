// The tree that the package `jsonata` gives, as far as it is used; it is not documented.

/** A node as the package gives it. */
export interface Ast {
  readonly type: string;
  readonly value?: unknown;
  readonly position?: number;
  readonly arguments?: readonly Ast[];
  readonly procedure?: Ast;
  readonly steps?: readonly Ast[];
  readonly expressions?: readonly Ast[];
  readonly expression?: Ast;
  readonly stages?: readonly AstStage[];
  readonly predicate?: readonly AstStage[];
  readonly group?: { readonly lhs: readonly (readonly [Ast, Ast])[] };
  readonly terms?: readonly { readonly descending: boolean; readonly expression: Ast }[];
  readonly lhs?: unknown;
  readonly rhs?: Ast;
  readonly condition?: Ast;
  readonly then?: Ast;
  readonly else?: Ast;
  readonly body?: Ast;
  readonly thunk?: boolean;
  readonly signature?: { readonly definition: string };
  readonly pattern?: Ast;
  readonly update?: Ast;
  readonly delete?: Ast;
  readonly keepArray?: boolean;
  readonly keepSingletonArray?: boolean;
  readonly consarray?: boolean;
  readonly focus?: string;
  readonly index?: string;
  readonly tuple?: boolean;
  readonly ancestor?: { readonly label: string };
  readonly slot?: { readonly label: string };
}
/** A predicate, or a position that is bound behind one. */
export interface AstStage {
  readonly type: string;
  readonly expr?: Ast;
  readonly value?: unknown;
  readonly position?: number;
}
