// From AWS's published API models; `readModel` in shape.ts tells how to read it.

/** AWS Glue: what its operations answer. */
export const glue = `
startJobRun JobRunId:string(1..255)
getJobRun JobRun:JobRun
startCrawler
getCrawler Crawler:Crawler
JobRun Id:string(1..255) Attempt:number PreviousRunId:string(1..255) TriggerName:string(1..255) JobName:string(1..255) JobMode:JobMode JobRunQueuingEnabled:boolean StartedOn:string LastModifiedOn:string CompletedOn:string JobRunState:JobRunState Arguments:{string} ErrorMessage:string PredecessorRuns:[Predecessor] AllocatedCapacity:number ExecutionTime:number Timeout:number(1..) MaxCapacity:number WorkerType:WorkerType NumberOfWorkers:number SecurityConfiguration:string(1..255) LogGroupName:string NotificationProperty:NotificationProperty GlueVersion:string(1..255) DPUSeconds:number ExecutionClass:ExecutionClass MaintenanceWindow:string ProfileName:string(1..255) StateDetail:string(..400000) ExecutionRoleSessionPolicy:string(2..2048)
JobMode =SCRIPT|VISUAL|NOTEBOOK
JobRunState =STARTING|RUNNING|STOPPING|STOPPED|SUCCEEDED|FAILED|TIMEOUT|ERROR|WAITING|EXPIRED
Predecessor JobName:string(1..255) RunId:string(1..255)
WorkerType =Standard|G.1X|G.2X|G.025X|G.4X|G.8X|Z.2X
NotificationProperty NotifyDelayAfter:number(1..)
ExecutionClass =FLEX|STANDARD
Crawler Name:string(1..255) Role:string Targets:CrawlerTargets DatabaseName:string Description:string(0..2048) Classifiers:[string(1..255)] RecrawlPolicy:RecrawlPolicy SchemaChangePolicy:SchemaChangePolicy LineageConfiguration:LineageConfiguration State:CrawlerState TablePrefix:string(0..128) Schedule:Schedule CrawlElapsedTime:number CreationTime:string LastUpdated:string LastCrawl:LastCrawlInfo Version:number Configuration:string CrawlerSecurityConfiguration:string(0..128) LakeFormationConfiguration:LakeFormationConfiguration
CrawlerTargets S3Targets:[S3Target] JdbcTargets:[JdbcTarget] MongoDBTargets:[MongoDBTarget] DynamoDBTargets:[DynamoDBTarget] CatalogTargets:[CatalogTarget] DeltaTargets:[DeltaTarget] IcebergTargets:[IcebergTarget] HudiTargets:[HudiTarget]
S3Target Path:string Exclusions:[string] ConnectionName:string SampleSize:number EventQueueArn:string DlqEventQueueArn:string
JdbcTarget ConnectionName:string Path:string Exclusions:[string] EnableAdditionalMetadata:[JdbcMetadataEntry]
JdbcMetadataEntry =COMMENTS|RAWTYPES
MongoDBTarget ConnectionName:string Path:string ScanAll:boolean
DynamoDBTarget Path:string ScanAll:boolean ScanRate:number
CatalogTarget DatabaseName!:string(1..255) Tables!:[string(1..255)] ConnectionName:string EventQueueArn:string DlqEventQueueArn:string
DeltaTarget DeltaTables:[string] ConnectionName:string WriteManifest:boolean CreateNativeDeltaTable:boolean
IcebergTarget Paths:[string] ConnectionName:string Exclusions:[string] MaximumTraversalDepth:number
HudiTarget Paths:[string] ConnectionName:string Exclusions:[string] MaximumTraversalDepth:number
RecrawlPolicy RecrawlBehavior:RecrawlBehavior
RecrawlBehavior =CRAWL_EVERYTHING|CRAWL_NEW_FOLDERS_ONLY|CRAWL_EVENT_MODE
SchemaChangePolicy UpdateBehavior:UpdateBehavior DeleteBehavior:DeleteBehavior
UpdateBehavior =LOG|UPDATE_IN_DATABASE
DeleteBehavior =LOG|DELETE_FROM_DATABASE|DEPRECATE_IN_DATABASE
LineageConfiguration CrawlerLineageSettings:CrawlerLineageSettings
CrawlerLineageSettings =ENABLE|DISABLE
CrawlerState =READY|RUNNING|STOPPING
Schedule ScheduleExpression:string State:ScheduleState
ScheduleState =SCHEDULED|NOT_SCHEDULED|TRANSITIONING
LastCrawlInfo Status:LastCrawlStatus ErrorMessage:string(0..2048) LogGroup:string(1..512) LogStream:string(1..512) MessagePrefix:string(1..255) StartTime:string
LastCrawlStatus =SUCCEEDED|CANCELLED|FAILED
LakeFormationConfiguration UseLakeFormationCredentials:boolean AccountId:string(0..12)
`;

/** Amazon Athena: what its operations answer. */
export const athena = `
startQueryExecution QueryExecutionId:string(1..128)
getQueryExecution QueryExecution:QueryExecution
getQueryResults UpdateCount:number ResultSet:ResultSet NextToken:string(1..1024)
stopQueryExecution
QueryExecution QueryExecutionId:string(1..128) Query:string(1..262144) StatementType:StatementType ManagedQueryResultsConfiguration:ManagedQueryResultsConfiguration ResultConfiguration:ResultConfiguration ResultReuseConfiguration:ResultReuseConfiguration QueryExecutionContext:QueryExecutionContext Status:QueryExecutionStatus Statistics:QueryExecutionStatistics WorkGroup:string EngineVersion:EngineVersion ExecutionParameters:[string(1..1024)] SubstatementType:string QueryResultsS3AccessGrantsConfiguration:QueryResultsS3AccessGrantsConfiguration
StatementType =DDL|DML|UTILITY
ManagedQueryResultsConfiguration Enabled!:boolean EncryptionConfiguration:ManagedQueryResultsEncryptionConfiguration
ManagedQueryResultsEncryptionConfiguration KmsKey!:string(1..2048)
ResultConfiguration OutputLocation:string EncryptionConfiguration:EncryptionConfiguration ExpectedBucketOwner:string(12..12) AclConfiguration:AclConfiguration
EncryptionConfiguration EncryptionOption!:EncryptionOption KmsKey:string
EncryptionOption =SSE_S3|SSE_KMS|CSE_KMS
AclConfiguration S3AclOption!:S3AclOption
S3AclOption =BUCKET_OWNER_FULL_CONTROL
ResultReuseConfiguration ResultReuseByAgeConfiguration:ResultReuseByAgeConfiguration
ResultReuseByAgeConfiguration Enabled!:boolean MaxAgeInMinutes:number(0..10080)
QueryExecutionContext Database:string(1..255) Catalog:string(1..256)
QueryExecutionStatus State:QueryExecutionState StateChangeReason:string SubmissionDateTime:string CompletionDateTime:string AthenaError:AthenaError
QueryExecutionState =QUEUED|RUNNING|SUCCEEDED|FAILED|CANCELLED
AthenaError ErrorCategory:number(1..3) ErrorType:number(0..9999) Retryable:boolean ErrorMessage:string
QueryExecutionStatistics EngineExecutionTimeInMillis:number DataScannedInBytes:number DataManifestLocation:string TotalExecutionTimeInMillis:number QueryQueueTimeInMillis:number ServicePreProcessingTimeInMillis:number QueryPlanningTimeInMillis:number ServiceProcessingTimeInMillis:number ResultReuseInformation:ResultReuseInformation DpuCount:number
ResultReuseInformation ReusedPreviousResult!:boolean
EngineVersion SelectedEngineVersion:string(1..128) EffectiveEngineVersion:string(1..128)
QueryResultsS3AccessGrantsConfiguration EnableS3AccessGrants!:boolean CreateUserLevelPrefix:boolean AuthenticationType!:AuthenticationType
AuthenticationType =DIRECTORY_IDENTITY
ResultSet Rows:[Row] ResultSetMetadata:ResultSetMetadata
Row Data:[Datum]
Datum VarCharValue:string
ResultSetMetadata ColumnInfo:[ColumnInfo]
ColumnInfo CatalogName:string SchemaName:string TableName:string Name!:string Label:string Type!:string Precision:number Scale:number Nullable:ColumnNullable CaseSensitive:boolean
ColumnNullable =NOT_NULL|NULLABLE|UNKNOWN
`;
