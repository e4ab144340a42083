vpc=$(kanmon api CreateVpc --CidrBlock 192.168.0.0/16 --get VpcId)
switch=$(kanmon api CreateVSwitch --VpcId $vpc --ZoneId cn-hangzhou-h --CidrBlock 192.168.1.0/24 --get VSwitchId)
web_group=$(kanmon api CreateSecurityGroup --VpcId $vpc --SecurityGroupName web --get SecurityGroupId)
app_group=$(kanmon api CreateSecurityGroup --VpcId $vpc --SecurityGroupName app --get SecurityGroupId)
launch="kanmon api RunInstances --InstanceType ecs.g6.large --VSwitchId $switch --get InstanceIdSets.InstanceIdSet.0"
web=$($launch --PrivateIpAddress 192.168.1.10 --SecurityGroupId $web_group)
app=$($launch --PrivateIpAddress 192.168.1.20 --SecurityGroupId $app_group)
rule="kanmon api AuthorizeSecurityGroup --SecurityGroupId $web_group --Permissions.1.IpProtocol tcp --get RequestId"
$rule --Permissions.1.PortRange 80/80 --Permissions.1.SourceCidrIp 192.168.1.0/24
$rule --Permissions.1.PortRange 22/22 --Permissions.1.SourceCidrIp 192.168.1.99
$rule --Permissions.1.PortRange 1/1024 --Permissions.1.SourceCidrIp 0.0.0.0/0 --Permissions.1.Policy drop --Permissions.1.Priority 50
kanmon probe $app $web tcp 80
kanmon probe $app $web tcp 22
kanmon explain $app $web tcp 80
