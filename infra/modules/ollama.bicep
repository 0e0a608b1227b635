metadata description = 'Runs Ollama with its model on CPU, reachable from the function app only.'

@description('Region of the container group.')
param location string

@description('What all names end with.')
param suffix string

@description('Tags of every resource.')
param tags object

@description('Image with the model inside, by digest: `<registry>/ollama@sha256:…`.')
param image string

@description('Registry that the image is pulled from.')
param registryServer string

@description('Identity that pulls it.')
param identityName string

@description('Subnet delegated to container groups.')
param subnetId string

@description('Whether the container states its user and drops capabilities; the image\'s own user is not root in any case.')
param withSecurityContext bool

@description('Processor cores. A question keeps all of them busy.')
@minValue(1)
@maxValue(4)
param cpu int

@description('Memory in gigabytes: model, context and 2 GB to spare.')
@minValue(4)
@maxValue(16)
param memoryGigabytes int

@description('Workspace that gets the container\'s output.')
param workspaceName string

var port = 11434

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
}

resource group 'Microsoft.ContainerInstance/containerGroups@2023-05-01' = {
  name: 'ci-ollama-${suffix}'
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    osType: 'Linux'
    sku: 'Standard'
    restartPolicy: 'Always'
    subnetIds: [{ id: subnetId }]
    ipAddress: {
      type: 'Private'
      ports: [
        {
          port: port
          protocol: 'TCP'
        }
      ]
    }
    imageRegistryCredentials: [
      {
        server: registryServer
        identity: identity.id
      }
    ]
    containers: [
      {
        name: 'ollama'
        properties: {
          image: image
          ports: [
            {
              port: port
              protocol: 'TCP'
            }
          ]
          resources: {
            requests: {
              cpu: cpu
              memoryInGB: memoryGigabytes
            }
            limits: {
              cpu: cpu
              memoryInGB: memoryGigabytes
            }
          }
          // The server answers while its model is at work, so a busy one is not taken for a dead one.
          livenessProbe: {
            httpGet: {
              path: '/'
              port: port
              scheme: 'http'
            }
            initialDelaySeconds: 30
            periodSeconds: 15
            timeoutSeconds: 5
            failureThreshold: 4
          }
          readinessProbe: {
            exec: { command: ['/opt/datalk/model-loaded.sh'] }
            initialDelaySeconds: 10
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 3
          }
          securityContext: withSecurityContext
            ? {
                privileged: false
                allowPrivilegeEscalation: false
                runAsUser: 10001
                runAsGroup: 10001
                capabilities: { drop: ['ALL'] }
              }
            : null
        }
      }
    ]
    diagnostics: {
      // Container groups know no other way to a workspace than its key. It stays inside the deployment.
      logAnalytics: {
        logType: 'ContainerInstanceLogs'
        workspaceId: workspace.properties.customerId
        workspaceKey: workspace.listKeys().primarySharedKey
      }
    }
  }
}

@description('The container group, for alerts.')
output id string = group.id

@description('Its address in the network today. Another one after every restart: `ollama-address.bicep`.')
output ipAddress string = group.properties.ipAddress.ip
