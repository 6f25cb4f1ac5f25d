namespace WorkflowCrm.EndToEnd.Tests.Running;

/// <summary>How long the campaigns of races and kills are: as the requirement says, or longer with `bash tests/run.sh --long`.</summary>
public static class Campaign
{
    public static bool IsLong => Environment.GetEnvironmentVariable("WORKFLOWCRM_TEST_LONG") == "1";

    public static int Of(int times) => IsLong ? times * 10 : times;
}
