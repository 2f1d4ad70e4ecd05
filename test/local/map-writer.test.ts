import { describe, expect, test } from "vitest";
import { mapRunArn } from "../../runtime/distributed/map-run.js";
import type { ChildExecution, MapRun } from "../../runtime/distributed/map-run.js";
import { writeResults } from "../../local/map/result-writer.js";

const machine = "arn:aws:states:us-west-2:000000000000:stateMachine:life";
const id = "d0b38e10-30a5-4934-9ac6-a333df406947";
const arn = mapRunArn(machine, "LifeMap", id);
const Resource = "arn:aws:states:::s3:putObject";

const succeeded: ChildExecution = {
  name: "one",
  status: "SUCCEEDED",
  input: { n: 1 },
  output: [1, [2]],
  startDate: new Date("2026-09-23T22:59:01.592Z"),
  stopDate: new Date("2026-09-23T22:59:05.760Z"),
};
const failed: ChildExecution = {
  name: "two",
  status: "FAILED",
  input: "two",
  error: "OwnedItemFailure",
  cause: "intentional",
  startDate: new Date("2026-09-23T22:59:01.579Z"),
  stopDate: new Date("2026-09-23T22:59:05.670Z"),
};
const pending: ChildExecution = { name: "three", status: "PENDING", input: [3] };

const run = (...children: ChildExecution[]): MapRun => ({ mapRunArn: arn, children });
const base = `arn:aws:states:us-west-2:000000000000`;

// The texts are laid out as in files that the service wrote.
const succeededRecord =
  `{"ExecutionArn":"${base}:execution:life/LifeMap:one","Input":"{\\"n\\":1}","InputDetails":{"Included":true},` +
  `"Name":"one","Output":"[1,[2]]","OutputDetails":{"Included":true},"RedriveCount":0,"RedriveStatus":"NOT_REDRIVABLE",` +
  `"RedriveStatusReason":"Execution is SUCCEEDED and cannot be redriven","StartDate":"2026-09-23T22:59:01.592Z",` +
  `"StateMachineArn":"${machine}/LifeMap","Status":"SUCCEEDED","StopDate":"2026-09-23T22:59:05.760Z"}`;
const failedRecord =
  `{"Cause":"intentional","Error":"OwnedItemFailure","ExecutionArn":"${base}:execution:life/LifeMap:two",` +
  `"Input":"\\"two\\"","InputDetails":{"Included":true},"Name":"two","OutputDetails":{"Included":true},` +
  `"RedriveCount":0,"RedriveStatus":"REDRIVABLE_BY_MAP_RUN","StartDate":"2026-09-23T22:59:01.579Z",` +
  `"StateMachineArn":"${machine}/LifeMap","Status":"FAILED","StopDate":"2026-09-23T22:59:05.670Z"}`;
const pendingRecord = `{"Input":"[3]","InputDetails":{"Included":true},"Status":"PENDING"}`;

describe("with a Resource", () => {
  test("writes a file for each kind of result, and a manifest (recorded)", () => {
    const objects: Record<string, string> = {};
    const writer = { Resource, arguments: { Bucket: "b", Prefix: "results/life" } };
    const result = writeResults(writer, run(succeeded, failed, pending), objects);

    const folder = `results/life/${id}`;
    expect(result).toEqual({
      MapRunArn: `${base}:mapRun:life/LifeMap:${id}`,
      ResultWriterDetails: { Bucket: "b", Key: `${folder}/manifest.json` },
    });
    const file = (name: string, text: string): string =>
      `[{"Key":"${folder}/${name}","Size":${text.length}}]`;
    expect(objects).toEqual({
      [`b/${folder}/SUCCEEDED_0.json`]: `[${succeededRecord}]`,
      [`b/${folder}/FAILED_0.json`]: `[${failedRecord}]`,
      [`b/${folder}/PENDING_0.json`]: `[${pendingRecord}]`,
      [`b/${folder}/manifest.json`]:
        `{"DestinationBucket":"b","MapRunArn":"${arn}","ResultFiles":{` +
        `"FAILED":${file("FAILED_0.json", `[${failedRecord}]`)},` +
        `"PENDING":${file("PENDING_0.json", `[${pendingRecord}]`)},` +
        `"SUCCEEDED":${file("SUCCEEDED_0.json", `[${succeededRecord}]`)}}}`,
    });
  });

  test("JSON Lines go to .jsonl files, each line ended (recorded)", () => {
    const objects: Record<string, string> = {};
    const WriterConfig = { Transformation: "COMPACT", OutputType: "JSONL" };
    const writer = { Resource, arguments: { Bucket: "b" }, WriterConfig };
    writeResults(writer, run(succeeded, { ...succeeded, output: "é" }), objects);
    expect(objects[`b/${id}/SUCCEEDED_0.jsonl`]).toBe('[1,[2]]\n"é"\n');
    expect(JSON.parse(objects[`b/${id}/manifest.json`] ?? "")).toMatchObject({
      ResultFiles: {
        FAILED: [],
        PENDING: [],
        SUCCEEDED: [{ Key: `${id}/SUCCEEDED_0.jsonl`, Size: 13 }],
      },
    });
  });

  test.each([
    ["", `${id}/`],
    ["a", `a/${id}/`],
    ["a/", `a/${id}/`],
    ["/a//", `/a//${id}/`],
  ])("prefix %j", (Prefix, folder) => {
    const objects: Record<string, string> = {};
    writeResults({ Resource, arguments: { Bucket: "b", Prefix } }, run(), objects);
    expect(Object.keys(objects)).toEqual([`b/${folder}manifest.json`]);
  });

  test("timed out and aborted executions are among the failed ones", () => {
    const objects: Record<string, string> = {};
    const children = (["TIMED_OUT", "ABORTED"] as const).map((status) => ({ ...failed, status }));
    writeResults({ Resource, arguments: { Bucket: "b" } }, run(...children), objects);
    const records = JSON.parse(objects[`b/${id}/FAILED_0.json`] ?? "") as { Status: string }[];
    expect(records.map(({ Status }) => Status)).toEqual(["TIMED_OUT", "ABORTED"]);
  });

  test("an Express child cannot be redriven", () => {
    const objects: Record<string, string> = {};
    const express = { ...run(succeeded), executionType: "EXPRESS" };
    writeResults({ Resource, arguments: { Bucket: "b" } }, express, objects);
    const text = objects[`b/${id}/SUCCEEDED_0.json`];
    expect(text).toContain(`"ExecutionArn":"${base}:express:life/LifeMap:one:${id}"`);
    expect(text).not.toContain("RedriveStatus");
  });

  test.each([
    [{ Resource, arguments: {} }],
    [{ Resource, arguments: { Bucket: 1 } }],
    [{ Resource, arguments: { Bucket: "b" }, WriterConfig: { OutputType: "XML" } }],
    [{ Resource: "arn:aws:states:::s3:getObject", arguments: { Bucket: "b" } }],
  ])("%j fails", (writer) => {
    expect(() => writeResults(writer, run(), {})).toThrow(
      expect.objectContaining({ Error: "States.ResultWriterFailed" }),
    );
  });
});

describe("without a Resource", () => {
  const results = (Transformation?: string): unknown =>
    writeResults(
      Transformation === undefined ? undefined : { WriterConfig: { Transformation } },
      run(succeeded, failed),
      {},
    );

  test("the outputs are the result; a failed execution stays a record", () => {
    const record: unknown = JSON.parse(failedRecord);
    expect(results("COMPACT")).toEqual([[1, [2]], record]);
    expect(results("FLATTEN")).toEqual([1, [2], record]);
    expect(results("NONE")).toEqual([JSON.parse(succeededRecord), record]);
  });

  test("nor any other field, a failed execution is how it failed", () => {
    const failure = { Cause: "intentional", Error: "OwnedItemFailure", Status: "FAILED" };
    expect(results()).toEqual([[1, [2]], failure]);
  });
});
