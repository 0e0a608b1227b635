// A deployment to try things out: no private endpoints, no instance that always runs, a small model host.
using 'main.bicep'

param environmentName = 'dev'
param alertEmail = readEnvironmentVariable('DATALK_ALERT_EMAIL')
param createCollections = bool(readEnvironmentVariable('DATALK_CREATE_COLLECTIONS', 'false'))
param writerPassword = readEnvironmentVariable('DATALK_WRITER_PASSWORD', '')
param readerPassword = readEnvironmentVariable('DATALK_READER_PASSWORD', '')
param ollamaImage = readEnvironmentVariable('DATALK_OLLAMA_IMAGE', '')
param privateNetworking = false
param alwaysReadyInstances = 0
param ollamaCpu = 4
param ollamaMemoryGigabytes = 8
param logRetentionDays = 30
param logDailyCapGigabytes = 1
param monthlyBudget = 300
param budgetStart = readEnvironmentVariable('DATALK_BUDGET_START')
param defineRoles = bool(readEnvironmentVariable('DATALK_DEFINE_ROLES', 'true'))
