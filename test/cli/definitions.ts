/** A definition without a mistake. */
export const hello = {
  Comment: "Say hello",
  StartAt: "Greet",
  States: { Greet: { Type: "Pass", Result: { hello: "world" }, End: true } },
};

/** One with a Task and a Wait. */
export const orders = {
  StartAt: "Charge",
  States: {
    Charge: {
      Type: "Task",
      Resource: "arn:aws:lambda:eu-west-1:123456789012:function:charge",
      Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 60 }],
      Next: "Rest",
    },
    Rest: { Type: "Wait", Seconds: 3600, Next: "Done" },
    Done: { Type: "Succeed" },
  },
};

const Catch = [{ ErrorEquals: ["States.ALL"], Next: "Done" }];

/** One with one error: `unknown-state`. */
export const broken = {
  StartAt: "Greet",
  States: {
    Greet: {
      Type: "Task",
      Next: "Nowhere",
      Resource: "arn:aws:lambda:eu-west-1:1:function:a",
      Catch,
    },
    Done: { Type: "Succeed" },
  },
};

/** One with one warning: `missing-dollar`. */
export const doubtful = {
  StartAt: "Greet",
  States: { Greet: { Type: "Pass", Parameters: { name: "$.name" }, End: true } },
};
