import { joined, type Sub } from "../sub.js";
import { globalArn, grantOn, named, pascal, type Call, type Grant } from "./grant.js";

/** What IAM calls an operation on a bucket, and on an object, where it is not called the same. */
const ofBucket: { readonly [operation: string]: readonly string[] } = {
  listObjects: ["ListBucket"],
  listObjectsV2: ["ListBucket"],
  listObjectVersions: ["ListBucketVersions"],
  headBucket: ["ListBucket"],
};
const ofObject: { readonly [operation: string]: readonly string[] } = {
  getObject: ["GetObject"],
  headObject: ["GetObject"],
  putObject: ["PutObject"],
  deleteObject: ["DeleteObject"],
  deleteObjects: ["DeleteObject"],
  restoreObject: ["RestoreObject"],
  createMultipartUpload: ["PutObject"],
  uploadPart: ["PutObject"],
  completeMultipartUpload: ["PutObject"],
  selectObjectContent: ["GetObject"],
  getObjectAttributes: ["GetObject", "GetObjectAttributes"],
};

/** `aws-sdk:s3:*`. */
export function s3Grants(call: Call): readonly Grant[] {
  if (call.action === "copyObject") return [...copySource(call), objects(call, ["PutObject"])];
  const actions = ofObject[call.action];
  if (actions) return [objects(call, actions)];
  return [bucket(call, ofBucket[call.action] ?? [pascal(call.action)])];
}

/** What an ItemReader reads: `s3:getObject`, `s3:listObjectsV2`. Manifests and Parquet files are read in parts. */
export function readerGrants(call: Call): readonly Grant[] {
  return call.action === "listObjectsV2"
    ? [bucket(call, ["ListBucket"])]
    : [objects(call, ["GetObject"])];
}

/** What a ResultWriter writes, under its Prefix. */
export function writerGrants(call: Call): readonly Grant[] {
  const prefix = call.field("Prefix");
  return [objects(call, ["PutObject"], prefix && joined(prefix, "/*"))];
}

function bucket(call: Call, actions: readonly string[]): Grant {
  return grantOn(call, "Bucket", {
    actions: actions.map((action) => `s3:${action}`),
    toArns: (name) => [bucketArn(name)],
    otherwise: globalArn("s3", "*"),
  });
}

/** An object by its key, where that is constant; else any of the bucket's. */
function objects(call: Call, actions: readonly string[], key = call.field("Key")): Grant {
  return grantOn(call, "Bucket", {
    actions: actions.map((action) => `s3:${action}`),
    toArns: (name) => [joined(bucketArn(name), "/", key ?? "*")],
    otherwise: globalArn("s3", "*/*"),
  });
}

/** `bucket/key` or `/bucket/key`. */
function copySource(call: Call): readonly Grant[] {
  const actions = ["s3:GetObject"];
  const source = call.field("CopySource");
  if (!source)
    return [
      {
        actions,
        resources: [globalArn("s3", "*/*")],
        wide: "CopySource is computed when the state runs",
      },
    ];
  return [
    { actions, resources: [globalArn("s3", { ...source, text: source.text.replace(/^\//, "") })] },
  ];
}

function bucketArn(bucket: Sub): Sub {
  return named(bucket, (name) => globalArn("s3", name));
}
