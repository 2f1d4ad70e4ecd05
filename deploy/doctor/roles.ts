import { StatesError } from "../../runtime/errors.js";
import { awsSdk, commandOf, type Sdk, type SdkOptions } from "../../runtime/aws/sdk.js";
import { pascal } from "../permissions/grant.js";
import { RolesUnread } from "./cloud.js";
import { statementsOf, type ObservedRole, type PolicyStatement } from "./policy.js";

/** Reads roles and their policies by `@aws-sdk/client-iam`, where that is installed. Each is read once. */
export function rolesOn(
  load?: SdkOptions["load"],
): (arn: string) => Promise<ObservedRole | undefined> {
  const iam = iamOn(awsSdk(load && { load }));
  const read = new Map<string, Promise<ObservedRole | undefined>>();
  return (arn) => {
    const found = read.get(arn) ?? roleOf(arn, iam);
    read.set(arn, found);
    return found;
  };
}

/** One call of IAM. */
type Iam = (action: string, given: object) => Promise<Answer>;

/** What is read of IAM's answers, as its API documents them. */
interface Answer {
  readonly Role?: {
    readonly PermissionsBoundary?: { readonly PermissionsBoundaryArn?: string };
  };
  readonly PolicyNames?: readonly string[];
  readonly AttachedPolicies?: readonly { readonly PolicyArn?: string }[];
  readonly PolicyDocument?: string;
  readonly Policy?: { readonly DefaultVersionId?: string };
  readonly PolicyVersion?: { readonly Document?: string };
  readonly IsTruncated?: boolean;
  readonly Marker?: string;
}

function iamOn(sdk: Sdk): Iam {
  return async (action, given) => {
    try {
      const connection = await sdk.connect("iam");
      const Command = commandOf(connection, action);
      return (await connection.client.send(new Command(given))) as Answer;
    } catch (error) {
      if (error instanceof StatesError && error.Error === "Heaviside.MissingPackage")
        throw new RolesUnread("@aws-sdk/client-iam is not installed", { cause: error });
      if (error instanceof Error && /^AccessDenied/.test(error.name))
        throw new RolesUnread(`iam:${pascal(action)} is refused`, { cause: error });
      throw error;
    }
  };
}

async function roleOf(arn: string, iam: Iam): Promise<ObservedRole | undefined> {
  const RoleName = arn.replace(/^.*\//, "");
  const { Role } = await iam("getRole", { RoleName }).catch((error: unknown) => {
    if (error instanceof Error && error.name.startsWith("NoSuchEntity")) return {} as Answer;
    throw error;
  });
  if (!Role) return undefined;
  const inline = await paged(iam, "listRolePolicies", { RoleName });
  const attached = await paged(iam, "listAttachedRolePolicies", { RoleName });
  const statements = await Promise.all([
    ...inline
      .flatMap(({ PolicyNames = [] }) => PolicyNames)
      .map(async (PolicyName) => {
        const { PolicyDocument } = await iam("getRolePolicy", { RoleName, PolicyName });
        return documented(PolicyDocument);
      }),
    ...attached
      .flatMap(({ AttachedPolicies = [] }) => AttachedPolicies)
      .map(({ PolicyArn = "" }) => policyOf(PolicyArn, iam)),
  ]);
  const limit = Role.PermissionsBoundary?.PermissionsBoundaryArn;
  return {
    name: RoleName,
    statements: statements.flat(),
    ...(limit !== undefined && { boundary: await policyOf(limit, iam) }),
  };
}

async function policyOf(PolicyArn: string, iam: Iam): Promise<readonly PolicyStatement[]> {
  const { Policy } = await iam("getPolicy", { PolicyArn });
  const VersionId = Policy?.DefaultVersionId;
  const { PolicyVersion } = await iam("getPolicyVersion", { PolicyArn, VersionId });
  return documented(PolicyVersion?.Document);
}

/** IAM gives documents as JSON that is encoded for a URL. */
function documented(text = "%7B%7D"): readonly PolicyStatement[] {
  return statementsOf(JSON.parse(decodeURIComponent(text)));
}

async function paged(iam: Iam, action: string, given: object): Promise<readonly Answer[]> {
  const pages: Answer[] = [];
  for (let Marker: string | undefined; ;) {
    const page = await iam(action, { ...given, ...(Marker !== undefined && { Marker }) });
    pages.push(page);
    if (page.IsTruncated !== true || page.Marker === undefined) return pages;
    Marker = page.Marker;
  }
}
