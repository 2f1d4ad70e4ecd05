// From AWS's published API models; `readModel` in shape.ts tells how to read it.

/** AWS Step Functions: what its operations answer. */
export const states = `
startExecution ExecutionArn!:string(1..256) StartDate!:string
startSyncExecution ExecutionArn!:string(1..256) StateMachineArn:string(1..256) Name:string(1..80) StartDate!:string StopDate!:string Status!:SyncExecutionStatus Error:string(0..256) Cause:string(0..32768) Input:string(..262144) InputDetails:CloudWatchEventsExecutionDataDetails Output:string(..262144) OutputDetails:CloudWatchEventsExecutionDataDetails TraceHeader:string(0..256) BillingDetails:BillingDetails
describeExecution ExecutionArn!:string(1..256) StateMachineArn!:string(1..256) Name:string(1..80) Status!:ExecutionStatus StartDate!:string StopDate:string Input:string(..262144) InputDetails:CloudWatchEventsExecutionDataDetails Output:string(..262144) OutputDetails:CloudWatchEventsExecutionDataDetails TraceHeader:string(0..256) MapRunArn:string(1..2000) Error:string(0..256) Cause:string(0..32768) StateMachineVersionArn:string(1..256) StateMachineAliasArn:string(1..256) RedriveCount:number RedriveDate:string RedriveStatus:ExecutionRedriveStatus RedriveStatusReason:string(..262144)
stopExecution StopDate!:string
listExecutions Executions!:[ExecutionListItem] NextToken:string(1..3096)
getActivityTask TaskToken:string(1..2048) Input:string(..1048576)
SyncExecutionStatus =SUCCEEDED|FAILED|TIMED_OUT
CloudWatchEventsExecutionDataDetails Included:boolean
BillingDetails BilledMemoryUsedInMB:number(0..) BilledDurationInMilliseconds:number(0..)
ExecutionStatus =RUNNING|SUCCEEDED|FAILED|TIMED_OUT|ABORTED|PENDING_REDRIVE
ExecutionRedriveStatus =REDRIVABLE|NOT_REDRIVABLE|REDRIVABLE_BY_MAP_RUN
ExecutionListItem ExecutionArn!:string(1..256) StateMachineArn!:string(1..256) Name!:string(1..80) Status!:ExecutionStatus StartDate!:string StopDate:string MapRunArn:string(1..2000) ItemCount:number(0..) StateMachineVersionArn:string(1..256) StateMachineAliasArn:string(1..256) RedriveCount:number RedriveDate:string
`;
