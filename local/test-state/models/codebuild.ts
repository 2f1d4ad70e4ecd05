// From AWS's published API models; `readModel` in shape.ts tells how to read it.

/** AWS CodeBuild: what its operations answer. */
export const codebuild = `
startBuild Build:Build
Build Id:string(1..) Arn:string(1..) BuildNumber:number StartTime:string EndTime:string CurrentPhase:string BuildStatus:StatusType SourceVersion:string(1..) ResolvedSourceVersion:string(1..) ProjectName:string(1..) Phases:[BuildPhase] Source:ProjectSource SecondarySources:[ProjectSource] SecondarySourceVersions:[ProjectSourceVersion] Artifacts:BuildArtifacts SecondaryArtifacts:[BuildArtifacts] Cache:ProjectCache Environment:ProjectEnvironment ServiceRole:string(1..) Logs:LogsLocation TimeoutInMinutes:number QueuedTimeoutInMinutes:number BuildComplete:boolean Initiator:string VpcConfig:VpcConfig NetworkInterface:NetworkInterface EncryptionKey:string(1..) ExportedEnvironmentVariables:[ExportedEnvironmentVariable] ReportArns:[string] FileSystemLocations:[ProjectFileSystemLocation] DebugSession:DebugSession BuildBatchArn:string AutoRetryConfig:AutoRetryConfig
StatusType =SUCCEEDED|FAILED|FAULT|TIMED_OUT|IN_PROGRESS|STOPPED
BuildPhase PhaseType:BuildPhaseType PhaseStatus:StatusType StartTime:string EndTime:string DurationInSeconds:number Contexts:[PhaseContext]
BuildPhaseType =SUBMITTED|QUEUED|PROVISIONING|DOWNLOAD_SOURCE|INSTALL|PRE_BUILD|BUILD|POST_BUILD|UPLOAD_ARTIFACTS|FINALIZING|COMPLETED
PhaseContext StatusCode:string Message:string
ProjectSource Type!:SourceType Location:string GitCloneDepth:number(0..) GitSubmodulesConfig:GitSubmodulesConfig Buildspec:string Auth:SourceAuth ReportBuildStatus:boolean BuildStatusConfig:BuildStatusConfig InsecureSsl:boolean SourceIdentifier:string
SourceType =CODECOMMIT|CODEPIPELINE|GITHUB|GITLAB|GITLAB_SELF_MANAGED|S3|BITBUCKET|GITHUB_ENTERPRISE|NO_SOURCE
GitSubmodulesConfig FetchSubmodules!:boolean
SourceAuth Type!:SourceAuthType Resource:string
SourceAuthType =OAUTH|CODECONNECTIONS|SECRETS_MANAGER
BuildStatusConfig Context:string TargetUrl:string
ProjectSourceVersion SourceIdentifier!:string SourceVersion!:string
BuildArtifacts Location:string Sha256sum:string Md5sum:string OverrideArtifactName:boolean EncryptionDisabled:boolean ArtifactIdentifier:string BucketOwnerAccess:BucketOwnerAccess
BucketOwnerAccess =NONE|READ_ONLY|FULL
ProjectCache Type!:CacheType Location:string Modes:[CacheMode] CacheNamespace:string
CacheType =NO_CACHE|S3|LOCAL
CacheMode =LOCAL_DOCKER_LAYER_CACHE|LOCAL_SOURCE_CACHE|LOCAL_CUSTOM_CACHE
ProjectEnvironment Type!:EnvironmentType Image!:string(1..) ComputeType!:ComputeType ComputeConfiguration:ComputeConfiguration Fleet:ProjectFleet EnvironmentVariables:[EnvironmentVariable] PrivilegedMode:boolean Certificate:string RegistryCredential:RegistryCredential ImagePullCredentialsType:ImagePullCredentialsType DockerServer:DockerServer
EnvironmentType =WINDOWS_CONTAINER|LINUX_CONTAINER|LINUX_GPU_CONTAINER|ARM_CONTAINER|WINDOWS_SERVER_2019_CONTAINER|WINDOWS_SERVER_2022_CONTAINER|LINUX_LAMBDA_CONTAINER|ARM_LAMBDA_CONTAINER|LINUX_EC2|ARM_EC2|WINDOWS_EC2|MAC_ARM
ComputeType =BUILD_GENERAL1_SMALL|BUILD_GENERAL1_MEDIUM|BUILD_GENERAL1_LARGE|BUILD_GENERAL1_XLARGE|BUILD_GENERAL1_2XLARGE|BUILD_LAMBDA_1GB|BUILD_LAMBDA_2GB|BUILD_LAMBDA_4GB|BUILD_LAMBDA_8GB|BUILD_LAMBDA_10GB|ATTRIBUTE_BASED_COMPUTE|CUSTOM_INSTANCE_TYPE
ComputeConfiguration VCpu:number Memory:number Disk:number MachineType:MachineType InstanceType:string(1..)
MachineType =GENERAL|NVME
ProjectFleet FleetArn:string
EnvironmentVariable Name!:string(1..) Value!:string Type:EnvironmentVariableType
EnvironmentVariableType =PLAINTEXT|PARAMETER_STORE|SECRETS_MANAGER
RegistryCredential Credential!:string(1..) CredentialProvider!:CredentialProviderType
CredentialProviderType =SECRETS_MANAGER
ImagePullCredentialsType =CODEBUILD|SERVICE_ROLE
DockerServer ComputeType!:ComputeType SecurityGroupIds:[string(1..)] Status:DockerServerStatus
DockerServerStatus Status:string Message:string
LogsLocation GroupName:string StreamName:string DeepLink:string S3DeepLink:string CloudWatchLogsArn:string S3LogsArn:string CloudWatchLogs:CloudWatchLogsConfig S3Logs:S3LogsConfig
CloudWatchLogsConfig Status!:LogsConfigStatusType GroupName:string StreamName:string
LogsConfigStatusType =ENABLED|DISABLED
S3LogsConfig Status!:LogsConfigStatusType Location:string EncryptionDisabled:boolean BucketOwnerAccess:BucketOwnerAccess
VpcConfig VpcId:string(1..) Subnets:[string(1..)] SecurityGroupIds:[string(1..)]
NetworkInterface SubnetId:string(1..) NetworkInterfaceId:string(1..)
ExportedEnvironmentVariable Name:string(1..) Value:string
ProjectFileSystemLocation Type:FileSystemType Location:string MountPoint:string Identifier:string MountOptions:string
FileSystemType =EFS
DebugSession SessionEnabled:boolean SessionTarget:string(1..)
AutoRetryConfig AutoRetryLimit:number AutoRetryNumber:number NextAutoRetry:string PreviousAutoRetry:string
`;
