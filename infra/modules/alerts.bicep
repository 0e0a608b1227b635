metadata description = 'What wakes somebody up: the operators\' list, with its figures.'

@description('Region of the log alerts.')
param location string

@description('What all names end with.')
param suffix string

@description('Tags of every resource.')
param tags object

@description('Who is told.')
param alertEmail string

@description('The function app.')
param functionAppId string

@description('Where the app answers.')
param appUrl string

@description('Memory of an instance in megabytes.')
param instanceMemoryMegabytes int

@description('Application Insights resource.')
param insightsName string

@description('Whether there is a container group of Ollama yet.')
param hasOllama bool

@description('The container group of Ollama, or nothing.')
param containerGroupId string

@description('Processor cores of the container group.')
param ollamaCpu int

@description('Memory of the container group in gigabytes.')
param ollamaMemoryGigabytes int

@description('The keeper of Ollama\'s DNS record, or nothing.')
param addressKeeperId string

@description('The database account or cluster.')
param databaseId string

@description('Which of the two databases it is.')
@allowed(['cosmos-ru', 'documentdb'])
param databaseKind string

@description('What a month may cost, in the currency of the subscription.')
param monthlyBudget int

@description('First day that the budget counts from, the first of a month.')
param budgetStart string

var cpuPercent = 80
var memoryPercent = 85
var errorPercent = 5
var megabyte = 1024 * 1024
var gigabyte = 1024 * megabyte
var probeLocations = ['us-va-ash-azr', 'emea-nl-ams-azr', 'latam-br-gru-edge', 'us-ca-sjc-azr', 'apac-sg-sin-azr']
var actions = [{ actionGroupId: operators.id }]

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-operators-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'datalk'
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: alertEmail
        useCommonAlertSchema: true
      }
    ]
  }
}

// CPU above 80 % for 5 minutes.
resource appCpu 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'cpu-app-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    description: 'The function app has used more than ${cpuPercent} % of its processors for 5 minutes.'
    severity: 2
    enabled: true
    autoMitigate: true
    scopes: [functionAppId]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'cpu'
          metricName: 'CpuPercentage'
          timeAggregation: 'Average'
          operator: 'GreaterThan'
          threshold: cpuPercent
        }
      ]
    }
    actions: actions
  }
}

// A model at work is meant to be busy, so this one is for information: it says that questions queue.
resource ollamaCpuHigh 'Microsoft.Insights/metricAlerts@2018-03-01' = if (hasOllama) {
  name: 'cpu-ollama-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    description: 'Ollama has used more than ${cpuPercent} % of its processors for 5 minutes.'
    severity: 3
    enabled: true
    autoMitigate: true
    scopes: [containerGroupId]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'cpu'
          metricName: 'CpuUsage' // in thousandths of a core
          timeAggregation: 'Average'
          operator: 'GreaterThan'
          threshold: ollamaCpu * 10 * cpuPercent
        }
      ]
    }
    actions: actions
  }
}

// Memory above 85 %.
resource appMemory 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'memory-app-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    description: 'The function app has used more than ${memoryPercent} % of its memory for 5 minutes.'
    severity: 2
    enabled: true
    autoMitigate: true
    scopes: [functionAppId]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'memory'
          metricName: 'AverageMemoryWorkingSet'
          timeAggregation: 'Average'
          operator: 'GreaterThan'
          threshold: instanceMemoryMegabytes * megabyte / 100 * memoryPercent
        }
      ]
    }
    actions: actions
  }
}

resource ollamaMemory 'Microsoft.Insights/metricAlerts@2018-03-01' = if (hasOllama) {
  name: 'memory-ollama-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    description: 'Ollama has used more than ${memoryPercent} % of its memory for 5 minutes.'
    severity: 2
    enabled: true
    autoMitigate: true
    scopes: [containerGroupId]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'memory'
          metricName: 'MemoryUsage'
          timeAggregation: 'Average'
          operator: 'GreaterThan'
          threshold: ollamaMemoryGigabytes * gigabyte / 100 * memoryPercent
        }
      ]
    }
    actions: actions
  }
}

// HTTP errors above 5 % of requests over 10 minutes. Flex Consumption has no metric of requests: from the logs.
resource httpErrors 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: 'http-errors-${suffix}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'HTTP errors'
    description: 'More than ${errorPercent} % of at least 20 requests within 10 minutes were answered with 5xx.'
    severity: 1
    enabled: true
    autoMitigate: true
    scopes: [insights.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT10M'
    criteria: {
      allOf: [
        {
          query: 'requests | summarize total = count(), bad = countif(toint(resultCode) >= 500) | where total >= 20 | project percent = 100.0 * bad / total'
          metricMeasureColumn: 'percent'
          timeAggregation: 'Maximum'
          operator: 'GreaterThan'
          threshold: errorPercent
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: { actionGroups: [operators.id] }
  }
}

// Application offline or endpoint not answering: asked from five places every five minutes.
resource availability 'Microsoft.Insights/webtests@2022-06-15' = {
  name: 'availability-${suffix}'
  location: location
  tags: union(tags, { 'hidden-link:${insights.id}': 'Resource' })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: 'availability-${suffix}'
    Name: 'availability'
    Description: 'The app runs and reaches its database.'
    Enabled: true
    Frequency: 300
    Timeout: 30
    Kind: 'standard'
    RetryEnabled: true
    Locations: [for place in probeLocations: { Id: place }]
    Request: {
      RequestUrl: '${appUrl}/health/readiness'
      HttpVerb: 'GET'
      ParseDependentRequests: false
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 7
    }
  }
}

resource offline 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'offline-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    description: 'Two or more of five places get no answer from /health/readiness: app or database is away.'
    severity: 0
    enabled: true
    autoMitigate: true
    scopes: [availability.id, insights.id]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: availability.id
      componentId: insights.id
      failedLocationCount: 2
    }
    actions: actions
  }
}

// The model down: readiness stays 200 without it, so the words of the answer tell.
resource modelTest 'Microsoft.Insights/webtests@2022-06-15' = if (hasOllama) {
  name: 'model-${suffix}'
  location: location
  tags: union(tags, { 'hidden-link:${insights.id}': 'Resource' })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: 'model-${suffix}'
    Name: 'model'
    Description: 'The app reaches its model.'
    Enabled: true
    Frequency: 300
    Timeout: 30
    Kind: 'standard'
    RetryEnabled: true
    Locations: [for place in take(probeLocations, 2): { Id: place }]
    Request: {
      RequestUrl: '${appUrl}/health/readiness'
      HttpVerb: 'GET'
      ParseDependentRequests: false
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      ContentValidation: {
        ContentMatch: '"model":{"name":"datalk","status":"UP"'
        IgnoreCase: false
        PassIfTextFound: true
      }
    }
  }
}

resource modelDown 'Microsoft.Insights/metricAlerts@2018-03-01' = if (hasOllama) {
  name: 'model-down-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    description: 'The app does not reach its model: questions that need it are refused.'
    severity: 2
    enabled: true
    autoMitigate: true
    scopes: [modelTest.id, insights.id]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: modelTest.id
      componentId: insights.id
      failedLocationCount: 2
    }
    actions: actions
  }
}

resource keeperFails 'Microsoft.Insights/metricAlerts@2018-03-01' = if (hasOllama) {
  name: 'address-keeper-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    description: 'The keeper of Ollama\'s DNS record fails: after the next restart the model will not be found.'
    severity: 3
    enabled: true
    autoMitigate: true
    scopes: [addressKeeperId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'failed-runs'
          metricName: 'RunsFailed'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 5
        }
      ]
    }
    actions: actions
  }
}

// Throttling: what Cosmos DB answers when more request units are asked for than there are.
resource throttling 'Microsoft.Insights/metricAlerts@2018-03-01' = if (databaseKind == 'cosmos-ru') {
  name: 'throttling-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    description: 'The database has turned away more than 100 requests within 5 minutes (error 16500).'
    severity: 2
    enabled: true
    autoMitigate: true
    scopes: [databaseId]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'throttled'
          metricName: 'MongoRequests'
          dimensions: [
            {
              name: 'ErrorCode'
              operator: 'Include'
              values: ['16500']
            }
          ]
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 100
        }
      ]
    }
    actions: actions
  }
}

// A cluster does not turn requests away, it gets slow.
resource clusterCpu 'Microsoft.Insights/metricAlerts@2018-03-01' = if (databaseKind == 'documentdb') {
  name: 'throttling-${suffix}'
  location: 'global'
  tags: tags
  properties: {
    description: 'The database has used more than ${cpuPercent} % of its processors for 5 minutes.'
    severity: 2
    enabled: true
    autoMitigate: true
    scopes: [databaseId]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'cpu'
          metricName: 'CpuPercent'
          timeAggregation: 'Average'
          operator: 'GreaterThan'
          threshold: cpuPercent
        }
      ]
    }
    actions: actions
  }
}

resource budget 'Microsoft.Consumption/budgets@2024-08-01' = {
  name: 'budget-${suffix}'
  properties: {
    category: 'Cost'
    amount: monthlyBudget
    timeGrain: 'Monthly'
    timePeriod: { startDate: budgetStart }
    notifications: {
      spent80: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: [alertEmail]
        contactGroups: [operators.id]
      }
      willExceed: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: [alertEmail]
        contactGroups: [operators.id]
      }
    }
  }
}
