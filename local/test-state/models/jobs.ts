// From AWS's published API models; `readModel` in shape.ts tells how to read it.

/** Amazon ECS: what its operations answer. */
export const ecs = `
runTask Tasks:[Task] Failures:[Failure]
describeTasks Tasks:[Task] Failures:[Failure]
Task Attachments:[Attachment] Attributes:[Attribute] AvailabilityZone:string CapacityProviderName:string ClusterArn:string Connectivity:Connectivity ConnectivityAt:string ContainerInstanceArn:string Containers:[Container] Cpu:string CreatedAt:string DesiredStatus:string EnableExecuteCommand:boolean ExecutionStoppedAt:string Group:string HealthStatus:HealthStatus InferenceAccelerators:[InferenceAccelerator] LastStatus:string LaunchType:LaunchType Memory:string Overrides:TaskOverride PlatformVersion:string PlatformFamily:string PullStartedAt:string PullStoppedAt:string StartedAt:string StartedBy:string StopCode:TaskStopCode StoppedAt:string StoppedReason:string StoppingAt:string Tags:[Tag] TaskArn:string TaskDefinitionArn:string Version:number EphemeralStorage:EphemeralStorage FargateEphemeralStorage:TaskEphemeralStorage
Attachment Id:string Type:string Status:string Details:[KeyValuePair]
KeyValuePair Name:string Value:string
Attribute Name!:string Value:string TargetType:TargetType TargetId:string
TargetType =container-instance
Connectivity =CONNECTED|DISCONNECTED
Container ContainerArn:string TaskArn:string Name:string Image:string ImageDigest:string RuntimeId:string LastStatus:string ExitCode:number Reason:string NetworkBindings:[NetworkBinding] NetworkInterfaces:[NetworkInterface] HealthStatus:HealthStatus ManagedAgents:[ManagedAgent] Cpu:string Memory:string MemoryReservation:string GpuIds:[string]
NetworkBinding BindIP:string ContainerPort:number HostPort:number Protocol:TransportProtocol ContainerPortRange:string HostPortRange:string
TransportProtocol =tcp|udp
NetworkInterface AttachmentId:string PrivateIpv4Address:string Ipv6Address:string
HealthStatus =HEALTHY|UNHEALTHY|UNKNOWN
ManagedAgent LastStartedAt:string Name:ManagedAgentName Reason:string LastStatus:string
ManagedAgentName =ExecuteCommandAgent
InferenceAccelerator DeviceName!:string DeviceType!:string
LaunchType =EC2|FARGATE|EXTERNAL|MANAGED_INSTANCES
TaskOverride ContainerOverrides:[ContainerOverride] Cpu:string InferenceAcceleratorOverrides:[InferenceAcceleratorOverride] ExecutionRoleArn:string Memory:string TaskRoleArn:string EphemeralStorage:EphemeralStorage
ContainerOverride Name:string Command:[string] Environment:[KeyValuePair] EnvironmentFiles:[EnvironmentFile] Cpu:number Memory:number MemoryReservation:number ResourceRequirements:[ResourceRequirement]
EnvironmentFile Value!:string Type!:EnvironmentFileType
EnvironmentFileType =s3
ResourceRequirement Value!:string Type!:ResourceType
ResourceType =GPU|InferenceAccelerator
InferenceAcceleratorOverride DeviceName:string DeviceType:string
EphemeralStorage SizeInGiB!:number
TaskStopCode =TaskFailedToStart|EssentialContainerExited|UserInitiated|ServiceSchedulerInitiated|SpotInterruption|TerminationNotice
Tag Key:string(1..128) Value:string(0..256)
TaskEphemeralStorage SizeInGiB:number KmsKeyId:string
Failure Arn:string Reason:string Detail:string
`;

/** AWS Batch: what its operations answer. */
export const batch = `
submitJob JobArn:string JobName!:string JobId!:string
`;

/** Amazon Bedrock (runtime): what its operations answer. */
export const bedrock = `
invokeModel Body!:string(0..25000000) ContentType!:string PerformanceConfigLatency:PerformanceConfigLatency ServiceTier:ServiceTierType
PerformanceConfigLatency =standard|optimized
ServiceTierType =priority|default|flex|reserved
`;
