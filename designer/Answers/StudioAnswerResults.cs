using Microsoft.AspNetCore.Http;

namespace WorkflowCrm.Designer.Answers;

/// <summary>Sends answers.</summary>
public static class StudioAnswerResults
{
    /// <summary>The value as the write makes a result of it, or the refusal.</summary>
    public static IResult ToResult<T>(this StudioAnswer<T> answer, Func<T, IResult> write)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(write);
        return answer.Refusal is { } refusal ? refusal.ToResult() : write(answer.Value);
    }
}
