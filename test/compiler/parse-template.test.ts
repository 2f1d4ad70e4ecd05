import { expect, test } from "vitest";
import type { Json, Node } from "../../compiler/1-parse/document.js";
import { parse, toJson, valueAt, type ParseOptions } from "../../compiler/1-parse/index.js";
import { Diagnostics } from "../../compiler/diagnostics/diagnostics.js";

function read(fileName: string, text: string, options: ParseOptions = {}) {
  const diagnostics = new Diagnostics();
  const document = parse({ fileName, text }, options, diagnostics);
  const at = (...keys: string[]) => {
    const node: Node | undefined = document && valueAt(document.root, ...keys);
    return node && document?.source.text.slice(node.span.start, node.span.end);
  };
  return { document, value: document && toJson(document.root), found: diagnostics.sorted, at };
}

/** A YAML template with one SAM state machine, whose state has these parameters. */
function sam(parameters: string, rest = ""): string {
  return `Resources:
  Machine:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: A
        States:
          A:
            Type: Pass
            Parameters:
              x: ${parameters}
            End: true
${rest}`;
}

test.each<[string, Json]>([
  ["!Ref Table", "${Table}"],
  ["!GetAtt Fn.Arn", "${Fn.Arn}"],
  ["{ 'Fn::GetAtt': [Nested, Outputs.Arn] }", "${Nested.Outputs.Arn}"],
  ["!Sub 'a-${Table}-${AWS::Region}'", "a-${Table}-${AWS::Region}"],
  ["!Sub '${!Literal}'", "${Literal}"],
  ["!Sub ['${a}/${b}/${c}', { a: one, b: !Ref Two }]", "one/${Two}/${c}"],
  ["!Join ['', ['arn:', !Ref AWS::Partition, ':', 5]]", "arn:${AWS::Partition}:5"],
  ["!Join [',', [a, !Sub 'b${C}', !GetAtt D.E]]", "a,b${C},${D.E}"],
  ["!Select [1, [a, b, c]]", "b"],
  ["!Select ['1', !Split [',', 'a,b']]", "b"],
  ["!FindInMap [Sizes, eu, Small]", 42],
  ["!ImportValue 'net-stack:Vpc'", "${net-stack.Vpc}"],
  ["{ 'Fn::ImportValue': !Sub '${AWS::StackName}:Vpc' }", "${AWS::StackName.Vpc}"],
  ["!If [IsProd, same, same]", "same"],
  ["[1, !Ref AWS::NoValue, { y: !Ref AWS::NoValue, z: 2 }]", [1, { z: 2 }]],
  ["{ 'Fn::ToJsonString': { a: [!Ref B] } }", '{"a":["${B}"]}'],
  ["{ Ref: Table, other: 1 }", { Ref: "Table", other: 1 }],
  ["{ Condition: IsProd }", { Condition: "IsProd" }],
])("evaluates %s", (parameters, x) => {
  const template = sam(parameters, "Mappings: { Sizes: { eu: { Small: 42 } } }\n");
  const { value, found } = read("template.yaml", template);
  expect(found).toEqual([]);
  expect(value).toMatchObject({ States: { A: { Parameters: { x } } } });
});

test("what only a deployment knows becomes a named placeholder, with a warning", () => {
  const text = sam("!If [IsProd, 1, 2]");
  const { value, found } = read("template.yaml", text, { define: { "If.IsProd": 1 } });
  expect(value).toMatchObject({ States: { A: { Parameters: { x: 1 } } } });
  const start = text.indexOf("!If");
  expect(found).toMatchObject([{ code: "unresolved-function", span: { start, end: start + 18 } }]);
});

test("of calls inside each other the outermost one is reported", () => {
  const { found } = read("t.yaml", sam("[!Select [0, !Split [',', !GetAZs eu]], !GetAZs eu]"));
  expect(found.map(({ help }) => help)).toEqual([
    "Give it a value: --define 'Select=…'.",
    "Give it a value: --define 'GetAZs.eu=…'.",
  ]);
});

test("constant substitutions are applied, references stay", () => {
  const substitutions = `      DefinitionSubstitutions:
        Count: 5
        Name: !Sub constant
        Token: !GetAtt Fn.Arn
`;
  const { value } = read(
    "t.yaml",
    sam("{a: '${Count}', b: '${Name}-${Count}', c: '${Token}'}", substitutions),
  );
  const x = { a: 5, b: "constant-5", c: "${Token}" };
  expect(value).toMatchObject({ States: { A: { Parameters: { x } } } });
});

const block = `Resources:
  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: !Sub |
        {
          "StartAt": "Wait",
          "States": {
            "Wait": { "Type": "Wait", "Seconds": \${Delay}, "End": true }
          }
        }
      DefinitionSubstitutions: { Delay: "7" }
`;

test("a text is JSON whose spans point into the template", () => {
  const { value, at, found } = read("template.yaml#Machine", block);
  expect(found).toEqual([]);
  expect(value).toEqual({
    StartAt: "Wait",
    States: { Wait: { Type: "Wait", Seconds: 7, End: true } },
  });
  expect(at("StartAt")).toBe('"Wait"');
  expect(at("States", "Wait", "Seconds")).toBe("${Delay}");
  expect(at("States", "Wait")).toBe('{ "Type": "Wait", "Seconds": ${Delay}, "End": true }');
});

test("a problem of the text is reported at its place in the template", () => {
  const text = block.replace('"End": true }', '"End": true, }');
  const { document, found } = read("template.yaml", text);
  const start = text.indexOf(", }");
  expect(document).toBeUndefined();
  expect(found).toMatchObject([
    { code: "json-syntax", path: "/States/Wait", span: { start, end: start + 1 } },
  ]);
});

test.each([
  ["folded", '!Sub >-\n        {"StartAt":\n         "A"}'],
  ["double quotes", '"{\\"StartAt\\": \\"A\\"}"'],
  ["single quotes", '\'{"StartAt": "A"}\''],
  ["joined", '!Join ["", ["{", "\\"StartAt\\":", " \\"A\\"", "}"]]'],
  ["long form", '{ "Fn::Sub": ["{\\"StartAt\\": ${a}}", { a: \'"A"\' }] }'],
])("a text in %s", (_, written) => {
  const { value, found, at } = read(
    "template.yaml",
    `Resources:
  M:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: ${written}
`,
  );
  expect(found).toEqual([]);
  expect(value).toEqual({ StartAt: "A" });
  expect(at("StartAt")).toMatch(/^(?:\\?"A\\?"|\$\{a\})$/);
});

test("a JSON template, as the CDK writes it", () => {
  const parts = [
    '{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"',
    { "Fn::GetAtt": ["Fn9270CBC0", "Arn"] },
    '","Parameters":{"q":"say \\"hi\\""},"End":true}}}',
  ];
  const properties = { DefinitionString: { "Fn::Join": ["", parts] } };
  const machine = { Type: "AWS::StepFunctions::StateMachine", Properties: properties };
  const { value, found, at } = read(
    "Stack.template.json",
    JSON.stringify({ Resources: { M: machine } }),
  );
  expect(found).toEqual([]);
  expect(value).toMatchObject({
    States: { A: { Resource: "${Fn9270CBC0.Arn}", Parameters: { q: 'say "hi"' } } },
  });
  expect(at("States", "A", "Parameters", "q")).toBe('\\"say \\\\\\"hi\\\\\\"\\"');
});

const many = `Resources:
  Orders:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionUri: flows/orders.asl.yaml
      DefinitionSubstitutions: { Count: 5, Arn: !GetAtt F.Arn }
  Stored:
    Type: AWS::StepFunctions::StateMachine
    Properties: { DefinitionS3Location: { Bucket: b, Key: key.json } }
  Remote:
    Type: AWS::Serverless::StateMachine
    Properties: { DefinitionUri: "s3://bucket/key.json" }
  Empty:
    Type: AWS::StepFunctions::StateMachine
    Properties: { RoleArn: x }
  Bad:
    Type: AWS::StepFunctions::StateMachine
    Properties: { DefinitionString: { a: 1 } }
  F: { Type: AWS::Lambda::Function }
`;

test.each([
  ["t.yaml", "no-state-machine", '"t.yaml#Orders"'],
  ["t.yaml#Order", "no-state-machine", 'Did you mean "Orders"?'],
  ["t.yaml#F", "no-state-machine", '"t.yaml#Orders"'],
  ["t.yaml#Orders", "definition-elsewhere", '"flows/orders.asl.yaml"'],
  ["t.yaml#Stored", "definition-elsewhere", "uploaded"],
  ["t.yaml#Remote", "definition-elsewhere", "uploaded"],
  ["t.yaml#Empty", "missing-field", "DefinitionUri"],
  ["t.yaml#Bad", "wrong-type", "text"],
])("%s gives %s", (fileName, code, help) => {
  const { document, found } = read(fileName, many);
  expect(document).toBeUndefined();
  expect(found).toMatchObject([{ code, help: expect.stringContaining(help) }]);
});

const machine = '{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}';

test.each([
  [
    "a serverless.yml",
    "serverless.yml",
    `service: x\nstepFunctions: { stateMachines: { a/b: { definition: ${machine} } } }\n`,
    "/stepFunctions/stateMachines/a~1b/definition.",
  ],
  [
    "an answer of DescribeStateMachine",
    "described.json",
    JSON.stringify({ type: "STANDARD", definition: machine }),
    "/definition, as a text.",
  ],
  ["a list", "list.json", `[1, ${machine}]`, "/1."],
])("%s is none, but has one inside", (_, fileName, text, place) => {
  const { document, found } = read(fileName, text);
  expect(document).toBeUndefined();
  expect(found).toMatchObject([
    { code: "no-state-machine", message: expect.stringContaining(`at ${place}`) },
  ]);
});

test("what has States, StartAt or a Type is meant to be a definition itself", () => {
  for (const own of ['"StartAt": "M"', '"States": {}', '"Type": "Map"']) {
    const text = `{${own}, "ItemProcessor": ${machine}}`;
    expect(read("m.json", text)).toMatchObject({ value: { ItemProcessor: {} }, found: [] });
  }
});

test("no state machine at all", () => {
  expect(read("t.yaml", "Resources: { F: { Type: AWS::Lambda::Function } }").found).toMatchObject([
    { code: "no-state-machine" },
  ]);
});

test("a file beside the template is read, and what is wrong in it is said of it", () => {
  const read1 = (path: string) =>
    path === "flows/orders.asl.yaml" ? "n: ${Count}\nr: ${Arn}\n" : undefined;
  expect(read("t.yaml#Orders", many, { read: read1 })).toMatchObject({
    value: { n: 5, r: "${Arn}" },
    found: [],
    document: { source: { fileName: "flows/orders.asl.yaml" } },
  });
  expect(read("t.yaml#Orders", many, { read: () => "a: [" }).found).toMatchObject([
    { code: "json-syntax", fileName: "flows/orders.asl.yaml" },
  ]);
  expect(read("t.yaml#Orders", many, { read: () => undefined }).found).toMatchObject([
    { code: "definition-elsewhere", message: expect.stringContaining("cannot be read") },
  ]);
});

test.each([
  [
    "a CDK asset",
    '{"Resources":{"M":{"Type":"AWS::StepFunctions::StateMachine","Properties":{"DefinitionS3Location":{"Bucket":{"Fn::Sub":"x"},"Key":"y"}},"Metadata":{"aws:asset:path":"asset.1.json","aws:asset:property":"DefinitionS3Location"}}}}',
    "asset.1.json",
  ],
  [
    "an included file",
    '{"Resources":{"M":{"Type":"AWS::Serverless::StateMachine","Properties":{"Definition":{"Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"a.json"}}}}}}}',
    "a.json",
  ],
  [
    "a local S3 location",
    '{"Resources":{"M":{"Type":"AWS::StepFunctions::StateMachine","Properties":{"DefinitionS3Location":"b.json"}}}}',
    "b.json",
  ],
])("%s is a file", (_, template, file) => {
  const asked: string[] = [];
  const result = read("t.json", template, { read: (path) => void asked.push(path) as undefined });
  expect(asked).toEqual([file]);
  expect(result.document).toBeUndefined();
});
