using 'azd.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param alertEmail = readEnvironmentVariable('DATALK_ALERT_EMAIL')
param createCollections = bool(readEnvironmentVariable('DATALK_CREATE_COLLECTIONS', 'false'))
param writerPassword = readEnvironmentVariable('DATALK_WRITER_PASSWORD', '')
param readerPassword = readEnvironmentVariable('DATALK_READER_PASSWORD', '')
param ollamaImage = readEnvironmentVariable('DATALK_OLLAMA_IMAGE', '')
param budgetStart = readEnvironmentVariable('DATALK_BUDGET_START')
