// From AWS's published API models; `readModel` in shape.ts tells how to read it.

/** Amazon S3: what its operations answer. */
export const s3 = `
getObject Body:string DeleteMarker:boolean AcceptRanges:string Expiration:string Restore:string LastModified:string ContentLength:number ETag:string ChecksumCRC32:string ChecksumCRC32C:string ChecksumCRC64NVME:string ChecksumSHA1:string ChecksumSHA256:string ChecksumSHA512:string ChecksumMD5:string ChecksumXXHASH64:string ChecksumXXHASH3:string ChecksumXXHASH128:string ChecksumType:ChecksumType MissingMeta:number VersionId:string CacheControl:string ContentDisposition:string ContentEncoding:string ContentLanguage:string ContentRange:string ContentType:string Expires:string WebsiteRedirectLocation:string ServerSideEncryption:ServerSideEncryption Metadata:{string} SSECustomerAlgorithm:string SSECustomerKeyMD5:string SSEKMSKeyId:string BucketKeyEnabled:boolean StorageClass:StorageClass RequestCharged:RequestCharged ReplicationStatus:ReplicationStatus PartsCount:number TagCount:number ObjectLockMode:ObjectLockMode ObjectLockRetainUntilDate:string ObjectLockLegalHoldStatus:ObjectLockLegalHoldStatus
putObject Expiration:string ETag:string ChecksumCRC32:string ChecksumCRC32C:string ChecksumCRC64NVME:string ChecksumSHA1:string ChecksumSHA256:string ChecksumSHA512:string ChecksumMD5:string ChecksumXXHASH64:string ChecksumXXHASH3:string ChecksumXXHASH128:string ChecksumType:ChecksumType ServerSideEncryption:ServerSideEncryption VersionId:string SSECustomerAlgorithm:string SSECustomerKeyMD5:string SSEKMSKeyId:string SSEKMSEncryptionContext:string BucketKeyEnabled:boolean Size:number RequestCharged:RequestCharged
copyObject CopyObjectResult:CopyObjectResult Expiration:string CopySourceVersionId:string VersionId:string ServerSideEncryption:ServerSideEncryption SSECustomerAlgorithm:string SSECustomerKeyMD5:string SSEKMSKeyId:string SSEKMSEncryptionContext:string BucketKeyEnabled:boolean RequestCharged:RequestCharged
deleteObject DeleteMarker:boolean VersionId:string RequestCharged:RequestCharged
deleteObjects Deleted:[DeletedObject] RequestCharged:RequestCharged Errors:[Error]
headObject DeleteMarker:boolean AcceptRanges:string Expiration:string Restore:string ArchiveStatus:ArchiveStatus LastModified:string ContentLength:number ChecksumCRC32:string ChecksumCRC32C:string ChecksumCRC64NVME:string ChecksumSHA1:string ChecksumSHA256:string ChecksumSHA512:string ChecksumMD5:string ChecksumXXHASH64:string ChecksumXXHASH3:string ChecksumXXHASH128:string ChecksumType:ChecksumType ETag:string MissingMeta:number VersionId:string CacheControl:string ContentDisposition:string ContentEncoding:string ContentLanguage:string ContentType:string ContentRange:string Expires:string WebsiteRedirectLocation:string ServerSideEncryption:ServerSideEncryption Metadata:{string} SSECustomerAlgorithm:string SSECustomerKeyMD5:string SSEKMSKeyId:string BucketKeyEnabled:boolean StorageClass:StorageClass RequestCharged:RequestCharged ReplicationStatus:ReplicationStatus PartsCount:number TagCount:number ObjectLockMode:ObjectLockMode ObjectLockRetainUntilDate:string ObjectLockLegalHoldStatus:ObjectLockLegalHoldStatus
listObjectsV2 IsTruncated:boolean Contents:[Object] Name:string Prefix:string Delimiter:string MaxKeys:number CommonPrefixes:[CommonPrefix] EncodingType:EncodingType KeyCount:number ContinuationToken:string NextContinuationToken:string StartAfter:string RequestCharged:RequestCharged
listBuckets Buckets:[Bucket] Owner:Owner ContinuationToken:string Prefix:string
getObjectTagging VersionId:string TagSet!:[Tag]
ChecksumType =COMPOSITE|FULL_OBJECT
ServerSideEncryption =AES256|aws:fsx|aws:kms|aws:kms:dsse
StorageClass =STANDARD|REDUCED_REDUNDANCY|STANDARD_IA|ONEZONE_IA|INTELLIGENT_TIERING|GLACIER|DEEP_ARCHIVE|OUTPOSTS|GLACIER_IR|SNOW|EXPRESS_ONEZONE|FSX_OPENZFS|FSX_ONTAP
RequestCharged =requester
ReplicationStatus =COMPLETE|PENDING|FAILED|REPLICA|COMPLETED
ObjectLockMode =GOVERNANCE|COMPLIANCE
ObjectLockLegalHoldStatus =ON|OFF
CopyObjectResult ETag:string LastModified:string ChecksumType:ChecksumType ChecksumCRC32:string ChecksumCRC32C:string ChecksumCRC64NVME:string ChecksumSHA1:string ChecksumSHA256:string ChecksumSHA512:string ChecksumMD5:string ChecksumXXHASH64:string ChecksumXXHASH3:string ChecksumXXHASH128:string
DeletedObject Key:string(1..) VersionId:string DeleteMarker:boolean DeleteMarkerVersionId:string
Error Key:string(1..) VersionId:string Code:string Message:string
ArchiveStatus =ARCHIVE_ACCESS|DEEP_ARCHIVE_ACCESS
Object Key:string(1..) LastModified:string ETag:string ChecksumAlgorithm:[ChecksumAlgorithm] ChecksumType:ChecksumType Size:number StorageClass:ObjectStorageClass Owner:Owner RestoreStatus:RestoreStatus
ChecksumAlgorithm =CRC32|CRC32C|SHA1|SHA256|CRC64NVME|SHA512|MD5|XXHASH64|XXHASH3|XXHASH128
ObjectStorageClass =STANDARD|REDUCED_REDUNDANCY|GLACIER|STANDARD_IA|ONEZONE_IA|INTELLIGENT_TIERING|DEEP_ARCHIVE|OUTPOSTS|GLACIER_IR|SNOW|EXPRESS_ONEZONE|FSX_OPENZFS|FSX_ONTAP
Owner DisplayName:string ID:string
RestoreStatus IsRestoreInProgress:boolean RestoreExpiryDate:string
CommonPrefix Prefix:string
EncodingType =url
Bucket Name:string CreationDate:string BucketRegion:string BucketArn:string(1..128)
Tag Key!:string(1..) Value!:string
`;
