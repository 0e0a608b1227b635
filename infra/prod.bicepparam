// The deployment that people rely on: everything private, one instance always ready.
using 'main.bicep'

param environmentName = 'prod'
param alertEmail = readEnvironmentVariable('DATALK_ALERT_EMAIL')
param createCollections = bool(readEnvironmentVariable('DATALK_CREATE_COLLECTIONS', 'false'))
param writerPassword = readEnvironmentVariable('DATALK_WRITER_PASSWORD', '')
param readerPassword = readEnvironmentVariable('DATALK_READER_PASSWORD', '')
param ollamaImage = readEnvironmentVariable('DATALK_OLLAMA_IMAGE', '')
param privateNetworking = true
param alwaysReadyInstances = 1
param maximumInstances = 40
param ollamaCpu = 4
param ollamaMemoryGigabytes = 16
param logRetentionDays = 90
param logDailyCapGigabytes = 5
param monthlyBudget = 500
param budgetStart = readEnvironmentVariable('DATALK_BUDGET_START')
param defineRoles = bool(readEnvironmentVariable('DATALK_DEFINE_ROLES', 'true'))
