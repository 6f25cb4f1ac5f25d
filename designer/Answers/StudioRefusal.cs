using Microsoft.AspNetCore.Http;
using WorkflowCrm.Designer.Texts;

namespace WorkflowCrm.Designer.Answers;

/// <summary>
/// Why something was not done, in the owner's language. It is always answered with status 400: Elsa Studio shows its words for that status
/// alone, swallows the others or breaks down.
/// </summary>
/// <param name="Messages">One sentence for each thing that is wrong; each says what to do.</param>
public sealed record StudioRefusal(IReadOnlyList<string> Messages)
{
    public StudioRefusal(string message)
        : this([message])
    {
    }

    /// <summary>There is no such definition, or no such version of one.</summary>
    public static StudioRefusal UnknownDefinition(IStudioTexts texts, string id)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new StudioRefusal(texts.Get("problem.unknown-definition", ("definition", id)));
    }

    /// <summary>The answer as RFC 9457 problem details, with the sentences under <c>errors</c>.</summary>
    public IResult ToResult() => Results.Problem(new HttpValidationProblemDetails(new Dictionary<string, string[]> { [""] = [.. Messages] })
    {
        Status = StatusCodes.Status400BadRequest,
        Detail = string.Join(" ", Messages),
    });
}
