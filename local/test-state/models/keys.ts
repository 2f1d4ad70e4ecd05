// From AWS's published API models; `readModel` in shape.ts tells how to read it.

/** AWS KMS: what its operations answer. */
export const kms = `
encrypt CiphertextBlob:string(1..6144) KeyId:string(1..2048) EncryptionAlgorithm:EncryptionAlgorithmSpec
decrypt KeyId:string(1..2048) Plaintext:string(1..4096) EncryptionAlgorithm:EncryptionAlgorithmSpec CiphertextForRecipient:string(1..6144) KeyMaterialId:string(64..64)
reEncrypt CiphertextBlob:string(1..6144) SourceKeyId:string(1..2048) KeyId:string(1..2048) SourceEncryptionAlgorithm:EncryptionAlgorithmSpec DestinationEncryptionAlgorithm:EncryptionAlgorithmSpec SourceKeyMaterialId:string(64..64) DestinationKeyMaterialId:string(64..64)
generateDataKey CiphertextBlob:string(1..6144) Plaintext:string(1..4096) KeyId:string(1..2048) CiphertextForRecipient:string(1..6144) KeyMaterialId:string(64..64)
sign KeyId:string(1..2048) Signature:string(1..6144) SigningAlgorithm:SigningAlgorithmSpec
verify KeyId:string(1..2048) SignatureValid:boolean SigningAlgorithm:SigningAlgorithmSpec
describeKey KeyMetadata:KeyMetadata
EncryptionAlgorithmSpec =SYMMETRIC_DEFAULT|RSAES_OAEP_SHA_1|RSAES_OAEP_SHA_256|SM2PKE
SigningAlgorithmSpec =RSASSA_PSS_SHA_256|RSASSA_PSS_SHA_384|RSASSA_PSS_SHA_512|RSASSA_PKCS1_V1_5_SHA_256|RSASSA_PKCS1_V1_5_SHA_384|RSASSA_PKCS1_V1_5_SHA_512|ECDSA_SHA_256|ECDSA_SHA_384|ECDSA_SHA_512|SM2DSA|ML_DSA_SHAKE_256|ED25519_SHA_512|ED25519_PH_SHA_512
KeyMetadata AWSAccountId:string KeyId!:string(1..2048) Arn:string(20..2048) CreationDate:string Enabled:boolean Description:string(0..8192) KeyUsage:KeyUsageType KeyState:KeyState DeletionDate:string ValidTo:string Origin:OriginType CustomKeyStoreId:string(1..64) CloudHsmClusterId:string(19..24) ExpirationModel:ExpirationModelType KeyManager:KeyManagerType CustomerMasterKeySpec:CustomerMasterKeySpec KeySpec:KeySpec EncryptionAlgorithms:[EncryptionAlgorithmSpec] SigningAlgorithms:[SigningAlgorithmSpec] KeyAgreementAlgorithms:[KeyAgreementAlgorithmSpec] MultiRegion:boolean MultiRegionConfiguration:MultiRegionConfiguration PendingDeletionWindowInDays:number(1..365) MacAlgorithms:[MacAlgorithmSpec] XksKeyConfiguration:XksKeyConfigurationType CurrentKeyMaterialId:string(64..64)
KeyUsageType =SIGN_VERIFY|ENCRYPT_DECRYPT|GENERATE_VERIFY_MAC|KEY_AGREEMENT
KeyState =Creating|Enabled|Disabled|PendingDeletion|PendingImport|PendingReplicaDeletion|Unavailable|Updating
OriginType =AWS_KMS|EXTERNAL|AWS_CLOUDHSM|EXTERNAL_KEY_STORE
ExpirationModelType =KEY_MATERIAL_EXPIRES|KEY_MATERIAL_DOES_NOT_EXPIRE
KeyManagerType =AWS|CUSTOMER
CustomerMasterKeySpec =RSA_2048|RSA_3072|RSA_4096|ECC_NIST_P256|ECC_NIST_P384|ECC_NIST_P521|ECC_SECG_P256K1|SYMMETRIC_DEFAULT|HMAC_224|HMAC_256|HMAC_384|HMAC_512|SM2
KeySpec =RSA_2048|RSA_3072|RSA_4096|ECC_NIST_P256|ECC_NIST_P384|ECC_NIST_P521|ECC_SECG_P256K1|SYMMETRIC_DEFAULT|HMAC_224|HMAC_256|HMAC_384|HMAC_512|SM2|ML_DSA_44|ML_DSA_65|ML_DSA_87|ECC_NIST_EDWARDS25519
KeyAgreementAlgorithmSpec =ECDH
MultiRegionConfiguration MultiRegionKeyType:MultiRegionKeyType PrimaryKey:MultiRegionKey ReplicaKeys:[MultiRegionKey]
MultiRegionKeyType =PRIMARY|REPLICA
MultiRegionKey Arn:string(20..2048) Region:string(1..32)
MacAlgorithmSpec =HMAC_SHA_224|HMAC_SHA_256|HMAC_SHA_384|HMAC_SHA_512
XksKeyConfigurationType Id:string(1..128)
`;

/** AWS Secrets Manager: what its operations answer. */
export const secretsmanager = `
getSecretValue ARN:string(20..2048) Name:string(1..256) VersionId:string(32..64) SecretBinary:string(1..65536) SecretString:string(1..65536) VersionStages:[string(1..256)] CreatedDate:string
putSecretValue ARN:string(20..2048) Name:string(1..256) VersionId:string(32..64) VersionStages:[string(1..256)]
listSecrets SecretList:[SecretListEntry] NextToken:string(1..4096)
SecretListEntry ARN:string(20..2048) Name:string(1..256) Type:string(0..256) Description:string(..2048) KmsKeyId:string(0..2048) RotationEnabled:boolean RotationLambdaARN:string(0..2048) RotationRules:RotationRulesType ExternalSecretRotationMetadata:[ExternalSecretRotationMetadataItem] ExternalSecretRotationRoleArn:string(20..2048) LastRotatedDate:string LastChangedDate:string LastAccessedDate:string DeletedDate:string NextRotationDate:string Tags:[Tag] SecretVersionsToStages:{[string(1..256)]} OwningService:string(1..128) CreatedDate:string PrimaryRegion:string(1..128)
RotationRulesType AutomaticallyAfterDays:number(1..1000) Duration:string(2..3) ScheduleExpression:string(1..256)
ExternalSecretRotationMetadataItem Key:string(1..256) Value:string(1..2048)
Tag Key:string(1..128) Value:string(0..256)
`;

/** AWS Systems Manager: what its operations answer. */
export const ssm = `
getParameter Parameter:Parameter
getParameters Parameters:[Parameter] InvalidParameters:[string(1..2048)]
getParametersByPath Parameters:[Parameter] NextToken:string
putParameter Version:number Tier:ParameterTier
sendCommand Command:Command
Parameter Name:string(1..2048) Type:ParameterType Value:string Version:number Selector:string(0..128) SourceResult:string LastModifiedDate:string ARN:string DataType:string(0..128)
ParameterType =String|StringList|SecureString
ParameterTier =Standard|Advanced|Intelligent-Tiering
Command CommandId:string(36..36) DocumentName:string DocumentVersion:string Comment:string(..100) ExpiresAfter:string Parameters:{[string]} InstanceIds:[string] Targets:[Target] RequestedDateTime:string Status:CommandStatus StatusDetails:string(0..100) OutputS3Region:string(3..20) OutputS3BucketName:string(3..63) OutputS3KeyPrefix:string(..500) MaxConcurrency:string(1..7) MaxErrors:string(1..7) TargetCount:number CompletedCount:number ErrorCount:number DeliveryTimedOutCount:number ServiceRole:string NotificationConfig:NotificationConfig CloudWatchOutputConfig:CloudWatchOutputConfig TimeoutSeconds:number(30..2592000) AlarmConfiguration:AlarmConfiguration TriggeredAlarms:[AlarmStateInformation]
Target Key:string(1..163) Values:[string]
CommandStatus =Pending|InProgress|Success|Cancelled|Failed|TimedOut|Cancelling
NotificationConfig NotificationArn:string NotificationEvents:[NotificationEvent] NotificationType:NotificationType
NotificationEvent =All|InProgress|Success|TimedOut|Cancelled|Failed
NotificationType =Command|Invocation
CloudWatchOutputConfig CloudWatchLogGroupName:string(1..512) CloudWatchOutputEnabled:boolean
AlarmConfiguration IgnorePollAlarmFailure:boolean Alarms!:[Alarm]
Alarm Name!:string(1..255)
AlarmStateInformation Name!:string(1..255) State!:ExternalAlarmState
ExternalAlarmState =UNKNOWN|ALARM
`;
