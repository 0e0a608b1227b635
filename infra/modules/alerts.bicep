metadata description = 'What wakes somebody up: the operators\' list, with its figures. What the model adds to it: model-alerts.bicep.'

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

@description('Workspace that logs go to.')
param workspaceName string

@description('The database account or cluster.')
param databaseId string

@description('Which of the two databases it is.')
@allowed(['cosmos-ru', 'documentdb'])
param databaseKind string

@description('Share of processors above which somebody is told, in percent.')
param cpuPercent int

@description('Share of memory above which somebody is told, in percent.')
param memoryPercent int

@description('What a month may cost, in the currency of the subscription. 0: no budget, where the subscription\'s offer takes none.')
param monthlyBudget int

@description('First day that the budget counts from, the first of a month.')
param budgetStart string

var errorPercent = 5
var megabyte = 1024 * 1024
var isCosmos = databaseKind == 'cosmos-ru'
var targets = {
  app: functionAppId
  database: databaseId
}
var metricAlerts = [
  {
    name: 'cpu-app'
    message: 'The function app has used more than ${cpuPercent} % of its processors for 5 minutes.'
    target: 'app'
    exists: true
    severity: 2
    metricName: 'CpuPercentage'
    timeAggregation: 'Average'
    threshold: cpuPercent
    windowSize: 'PT5M'
  }
  {
    name: 'memory-app'
    message: 'The function app has used more than ${memoryPercent} % of its memory for 5 minutes.'
    target: 'app'
    exists: true
    severity: 2
    metricName: 'AverageMemoryWorkingSet'
    timeAggregation: 'Average'
    threshold: instanceMemoryMegabytes * megabyte / 100 * memoryPercent
    windowSize: 'PT5M'
  }
  {
    // What Cosmos DB answers when more request units are asked for than there are.
    name: 'throttling'
    message: 'The database has turned away more than 100 requests within 5 minutes (error 16500).'
    target: 'database'
    exists: isCosmos
    severity: 2
    metricName: 'MongoRequests'
    timeAggregation: 'Count'
    threshold: 100
    windowSize: 'PT5M'
    dimensions: [
      {
        name: 'ErrorCode'
        operator: 'Include'
        values: ['16500']
      }
    ]
  }
  {
    // A cluster does not turn requests away, it gets slow.
    name: 'cpu-database'
    message: 'The database has used more than ${cpuPercent} % of its processors for 5 minutes.'
    target: 'database'
    exists: !isCosmos
    severity: 2
    metricName: 'CpuPercent'
    timeAggregation: 'Average'
    threshold: cpuPercent
    windowSize: 'PT5M'
  }
]

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-02-01' existing = {
  name: workspaceName
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

module metrics 'metric-alert.bicep' = [
  for alert in metricAlerts: if (alert.exists) {
    name: 'alert-${alert.name}'
    params: {
      name: '${alert.name}-${suffix}'
      tags: tags
      message: alert.message
      targetId: targets[alert.target]
      severity: alert.severity
      metricName: alert.metricName
      timeAggregation: alert.timeAggregation
      threshold: alert.threshold
      windowSize: alert.windowSize
      dimensions: alert.?dimensions ?? []
      actionGroupId: operators.id
    }
  }
]

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
          // Without the probes, which are right nearly always: some 14 in 10 minutes, and few people would be lost among them.
          query: 'requests | where url !contains "/health" | summarize total = count(), bad = countif(toint(resultCode) >= 500) | where total >= 20 | project percent = 100.0 * bad / total'
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

// A full day's logs blind the alerts that read them, without a word. The workspace's own record of it is kept all the same.
resource logsFull 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: 'logs-full-${suffix}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'Logs full'
    description: 'The day\'s logs are full: until the cap is lifted or the next day begins, alerts that read them see nothing.'
    severity: 2
    enabled: true
    autoMitigate: true
    scopes: [workspace.id]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    criteria: {
      allOf: [
        {
          query: '_LogOperation | where Category =~ "Ingestion" and Detail contains "OverQuota"'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
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
module offline 'web-test.bicep' = {
  name: 'alert-offline'
  params: {
    location: location
    suffix: suffix
    tags: tags
    testName: 'availability'
    alertName: 'offline'
    message: 'Two or more of five places get no answer from /health/readiness: app or database is away.'
    severity: 0
    url: '${appUrl}/health/readiness'
    text: ''
    places: 5
    windowSize: 'PT5M'
    insightsName: insightsName
    actionGroupId: operators.id
  }
}

resource budget 'Microsoft.Consumption/budgets@2024-08-01' = if (monthlyBudget > 0) {
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

@description('Who is told, for the model\'s alerts.')
output operatorsId string = operators.id
