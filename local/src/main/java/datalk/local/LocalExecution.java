package datalk.local;

import com.microsoft.azure.functions.ExecutionContext;
import java.util.logging.Logger;

/** What a function is told about its invocation. */
public record LocalExecution(String functionName, String invocationId) implements ExecutionContext {
    @Override
    public Logger getLogger() {
        return Logger.getLogger(functionName);
    }

    @Override
    public String getInvocationId() {
        return invocationId;
    }

    @Override
    public String getFunctionName() {
        return functionName;
    }
}
