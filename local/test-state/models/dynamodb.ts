// From AWS's published API models; `readModel` in shape.ts tells how to read it.

/** Amazon DynamoDB: what its operations answer. */
export const dynamodb = `
getItem Item:{AttributeValue} ConsumedCapacity:ConsumedCapacity
putItem Attributes:{AttributeValue} ConsumedCapacity:ConsumedCapacity ItemCollectionMetrics:ItemCollectionMetrics
updateItem Attributes:{AttributeValue} ConsumedCapacity:ConsumedCapacity ItemCollectionMetrics:ItemCollectionMetrics
deleteItem Attributes:{AttributeValue} ConsumedCapacity:ConsumedCapacity ItemCollectionMetrics:ItemCollectionMetrics
query Items:[{AttributeValue}] Count:number ScannedCount:number LastEvaluatedKey:{AttributeValue} ConsumedCapacity:ConsumedCapacity
scan Items:[{AttributeValue}] Count:number ScannedCount:number LastEvaluatedKey:{AttributeValue} ConsumedCapacity:ConsumedCapacity
batchGetItem Responses:{[{AttributeValue}]} UnprocessedKeys:{KeysAndAttributes} ConsumedCapacity:[ConsumedCapacity]
batchWriteItem UnprocessedItems:{[WriteRequest]} ItemCollectionMetrics:{[ItemCollectionMetrics]} ConsumedCapacity:[ConsumedCapacity]
transactGetItems ConsumedCapacity:[ConsumedCapacity] Responses:[ItemResponse]
transactWriteItems ConsumedCapacity:[ConsumedCapacity] ItemCollectionMetrics:{[ItemCollectionMetrics]}
describeTable Table:TableDescription
AttributeValue S:string N:string B:string SS:[string] NS:[string] BS:[string] M:{AttributeValue} L:[AttributeValue] NULL:boolean BOOL:boolean
ConsumedCapacity TableName:string(1..1024) CapacityUnits:number ReadCapacityUnits:number WriteCapacityUnits:number Table:Capacity LocalSecondaryIndexes:{Capacity} GlobalSecondaryIndexes:{Capacity}
Capacity ReadCapacityUnits:number WriteCapacityUnits:number CapacityUnits:number
ItemCollectionMetrics ItemCollectionKey:{AttributeValue} SizeEstimateRangeGB:[number]
KeysAndAttributes Keys!:[{AttributeValue}] AttributesToGet:[string(..65535)] ConsistentRead:boolean ProjectionExpression:string ExpressionAttributeNames:{string(..65535)}
WriteRequest PutRequest:PutRequest DeleteRequest:DeleteRequest
PutRequest Item!:{AttributeValue}
DeleteRequest Key!:{AttributeValue}
ItemResponse Item:{AttributeValue}
TableDescription AttributeDefinitions:[AttributeDefinition] TableName:string(3..255) KeySchema:[KeySchemaElement] TableStatus:TableStatus CreationDateTime:string ProvisionedThroughput:ProvisionedThroughputDescription TableSizeBytes:number ItemCount:number TableArn:string TableId:string BillingModeSummary:BillingModeSummary LocalSecondaryIndexes:[LocalSecondaryIndexDescription] GlobalSecondaryIndexes:[GlobalSecondaryIndexDescription] StreamSpecification:StreamSpecification LatestStreamLabel:string LatestStreamArn:string(37..1024) GlobalTableVersion:string Replicas:[ReplicaDescription] GlobalTableWitnesses:[GlobalTableWitnessDescription] GlobalTableSettingsReplicationMode:GlobalTableSettingsReplicationMode RestoreSummary:RestoreSummary SSEDescription:SSEDescription ArchivalSummary:ArchivalSummary TableClassSummary:TableClassSummary DeletionProtectionEnabled:boolean OnDemandThroughput:OnDemandThroughput WarmThroughput:TableWarmThroughputDescription MultiRegionConsistency:MultiRegionConsistency
AttributeDefinition AttributeName!:string(1..255) AttributeType!:ScalarAttributeType
ScalarAttributeType =S|N|B
KeySchemaElement AttributeName!:string(1..255) KeyType!:KeyType
KeyType =HASH|RANGE
TableStatus =CREATING|UPDATING|DELETING|ACTIVE|INACCESSIBLE_ENCRYPTION_CREDENTIALS|ARCHIVING|ARCHIVED|REPLICATION_NOT_AUTHORIZED
ProvisionedThroughputDescription LastIncreaseDateTime:string LastDecreaseDateTime:string NumberOfDecreasesToday:number(1..) ReadCapacityUnits:number(0..) WriteCapacityUnits:number(0..)
BillingModeSummary BillingMode:BillingMode LastUpdateToPayPerRequestDateTime:string
BillingMode =PROVISIONED|PAY_PER_REQUEST
LocalSecondaryIndexDescription IndexName:string(3..255) KeySchema:[KeySchemaElement] Projection:Projection IndexSizeBytes:number ItemCount:number IndexArn:string
Projection ProjectionType:ProjectionType NonKeyAttributes:[string(1..255)]
ProjectionType =ALL|KEYS_ONLY|INCLUDE
GlobalSecondaryIndexDescription IndexName:string(3..255) KeySchema:[KeySchemaElement] Projection:Projection IndexStatus:IndexStatus Backfilling:boolean ProvisionedThroughput:ProvisionedThroughputDescription IndexSizeBytes:number ItemCount:number IndexArn:string OnDemandThroughput:OnDemandThroughput WarmThroughput:GlobalSecondaryIndexWarmThroughputDescription
IndexStatus =CREATING|UPDATING|DELETING|ACTIVE
OnDemandThroughput MaxReadRequestUnits:number MaxWriteRequestUnits:number
GlobalSecondaryIndexWarmThroughputDescription ReadUnitsPerSecond:number(1..) WriteUnitsPerSecond:number(1..) Status:IndexStatus
StreamSpecification StreamEnabled!:boolean StreamViewType:StreamViewType
StreamViewType =NEW_IMAGE|OLD_IMAGE|NEW_AND_OLD_IMAGES|KEYS_ONLY
ReplicaDescription RegionName:string ReplicaStatus:ReplicaStatus ReplicaArn:string ReplicaStatusDescription:string ReplicaStatusPercentProgress:string KMSMasterKeyId:string ProvisionedThroughputOverride:ProvisionedThroughputOverride OnDemandThroughputOverride:OnDemandThroughputOverride WarmThroughput:TableWarmThroughputDescription GlobalSecondaryIndexes:[ReplicaGlobalSecondaryIndexDescription] ReplicaInaccessibleDateTime:string ReplicaTableClassSummary:TableClassSummary GlobalTableSettingsReplicationMode:GlobalTableSettingsReplicationMode
ReplicaStatus =CREATING|CREATION_FAILED|UPDATING|DELETING|ACTIVE|REGION_DISABLED|INACCESSIBLE_ENCRYPTION_CREDENTIALS|ARCHIVING|ARCHIVED|REPLICATION_NOT_AUTHORIZED
ProvisionedThroughputOverride ReadCapacityUnits:number(1..)
OnDemandThroughputOverride MaxReadRequestUnits:number
TableWarmThroughputDescription ReadUnitsPerSecond:number(1..) WriteUnitsPerSecond:number(1..) Status:TableStatus
ReplicaGlobalSecondaryIndexDescription IndexName:string(3..255) ProvisionedThroughputOverride:ProvisionedThroughputOverride OnDemandThroughputOverride:OnDemandThroughputOverride WarmThroughput:GlobalSecondaryIndexWarmThroughputDescription
TableClassSummary TableClass:TableClass LastUpdateDateTime:string
TableClass =STANDARD|STANDARD_INFREQUENT_ACCESS
GlobalTableSettingsReplicationMode =ENABLED|DISABLED|ENABLED_WITH_OVERRIDES
GlobalTableWitnessDescription RegionName:string WitnessStatus:WitnessStatus
WitnessStatus =CREATING|DELETING|ACTIVE
RestoreSummary SourceBackupArn:string(37..1024) SourceTableArn:string(1..1024) RestoreDateTime!:string RestoreInProgress!:boolean
SSEDescription Status:SSEStatus SSEType:SSEType KMSMasterKeyArn:string InaccessibleEncryptionDateTime:string
SSEStatus =ENABLING|ENABLED|DISABLING|DISABLED|UPDATING
SSEType =AES256|KMS
ArchivalSummary ArchivalDateTime:string ArchivalReason:string ArchivalBackupArn:string(37..1024)
MultiRegionConsistency =EVENTUAL|STRONG
`;
