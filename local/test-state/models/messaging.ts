// From AWS's published API models; `readModel` in shape.ts tells how to read it.

/** Amazon SQS: what its operations answer. */
export const sqs = `
sendMessage MD5OfMessageBody:string MD5OfMessageAttributes:string MD5OfMessageSystemAttributes:string MessageId:string SequenceNumber:string
sendMessageBatch Successful!:[SendMessageBatchResultEntry] Failed!:[BatchResultErrorEntry]
receiveMessage Messages:[Message]
deleteMessageBatch Successful!:[DeleteMessageBatchResultEntry] Failed!:[BatchResultErrorEntry]
getQueueUrl QueueUrl:string
getQueueAttributes Attributes:{string}
SendMessageBatchResultEntry Id!:string MessageId!:string MD5OfMessageBody!:string MD5OfMessageAttributes:string MD5OfMessageSystemAttributes:string SequenceNumber:string
BatchResultErrorEntry Id!:string SenderFault!:boolean Code!:string Message:string
Message MessageId:string ReceiptHandle:string MD5OfBody:string Body:string Attributes:{string} MD5OfMessageAttributes:string MessageAttributes:{MessageAttributeValue}
MessageAttributeValue StringValue:string BinaryValue:string StringListValues:[string] BinaryListValues:[string] DataType!:string
DeleteMessageBatchResultEntry Id!:string
`;

/** Amazon SNS: what its operations answer. */
export const sns = `
publish MessageId:string SequenceNumber:string
publishBatch Successful:[PublishBatchResultEntry] Failed:[BatchResultErrorEntry]
subscribe SubscriptionArn:string
PublishBatchResultEntry Id:string MessageId:string SequenceNumber:string
BatchResultErrorEntry Id!:string Code!:string Message:string SenderFault!:boolean
`;

/** Amazon EventBridge: what its operations answer. */
export const events = `
putEvents FailedEntryCount:number Entries:[PutEventsResultEntry]
putRule RuleArn:string(1..1600)
putTargets FailedEntryCount:number FailedEntries:[PutTargetsResultEntry]
PutEventsResultEntry EventId:string(..64) ErrorCode:string ErrorMessage:string
PutTargetsResultEntry TargetId:string(1..64) ErrorCode:string ErrorMessage:string
`;
