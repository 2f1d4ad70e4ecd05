/** As Step Functions spells the members and errors of services: like the AWS SDK for Java, of which it has two generations. */
export type Spelling = "optimised" | "sdk";

/**
 * A member as it stands in a Task's Parameters and result: `taskArn` is `TaskArn`. SDK integrations also write acronyms at its
 * beginning as words: `DBInstanceIdentifier` is `DbInstanceIdentifier`.
 */
export function memberName(name: string, spelling: Spelling): string {
  if (spelling === "optimised") return capital(name);
  const [acronym] = /^[A-Z]+(?=[A-Z][a-z])|^[A-Z]*/.exec(name) ?? [""];
  return capital(acronym.toLowerCase() + name.slice(acronym.length));
}

/** A service or error in words that each begin with a capital: `DynamoDB` is `DynamoDb`, `CloudWatch Logs` `CloudWatchLogs`. */
export function inWords(name: string): string {
  return name
    .replace(/[^A-Za-z\d]+/g, " ")
    .replace(/([^a-z]{2,})v(\d)/g, "$1 V$2")
    .replace(/([a-z])([A-Z][A-Za-z\d])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .replace(/(\d)([A-Za-z])/g, "$1 $2")
    .split(" ")
    .map((word) => capital(word.toLowerCase()))
    .join("");
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
