/** The version that generated modules are headed with: package.json's. */
export const version = "0.1.0";
