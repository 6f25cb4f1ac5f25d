using System.Net;
using System.Text.RegularExpressions;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.People;

/// <summary>A member of staff who uses the pages without any JavaScript: reads HTML and sends its forms.</summary>
public sealed partial class PageVisitor : IDisposable
{
    private readonly Colleague _colleague;

    private PageVisitor(Colleague colleague) => _colleague = colleague;

    public string Login => _colleague.Login;

    public static async Task<PageVisitor> SignInAsync(RunningHost host, string login) => new(await Colleague.SignInAsync(host, login));

    /// <summary>Opens the request's page and fills in the form of its task, without sending it yet.</summary>
    public async Task<ReadyForm> FillInDecisionAsync(string requestNumber, string outcome, string? comment)
    {
        var page = (await GetAsync($"requests/{requestNumber}")).Expect(HttpStatusCode.OK);
        var form = ActionForm().Match(page.Text).Value;
        Assert.True(form.Length > 0, $"{Login} has nothing to decide on the page of {requestNumber}.");
        var fields = HiddenField().Matches(form).ToDictionary(m => Attribute(m.Value, "name"), m => Attribute(m.Value, "value"));
        fields["comment"] = comment ?? "";
        fields["action"] = $"decide:{outcome}";
        return new ReadyForm($"requests/{requestNumber}", fields);
    }

    public async Task<Answer> SendAsync(ReadyForm form)
    {
        using var content = new FormUrlEncodedContent(form.Fields);
        using var answer = await _colleague.Client.PostAsync(new Uri(form.Path, UriKind.Relative), content);
        return new Answer(answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public Task<Answer> GetAsync(string path) => _colleague.GetAsync(path);

    public void Dispose() => _colleague.Dispose();

    /// <summary>The value of an attribute as the browser would read it.</summary>
    private static string Attribute(string tag, string name)
    {
        var match = Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"");
        return match.Success ? WebUtility.HtmlDecode(match.Groups[1].Value) : "";
    }

    [GeneratedRegex("<form[^>]*class=\"action-form\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex ActionForm();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex HiddenField();
}

/// <summary>A filled-in form that waits to be sent.</summary>
public sealed record ReadyForm(string Path, IReadOnlyDictionary<string, string> Fields);
