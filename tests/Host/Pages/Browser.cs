using System.Net;
using System.Text.RegularExpressions;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Pages;

/// <summary>Reads pages and sends their forms as a browser without any script would.</summary>
internal sealed partial class Browser(Caller caller)
{
    public Task<Answer> OpenAsync(string path) => caller.GetAsync(path, "text/html");

    /// <summary>Opens the page and sends one of its forms: the tokens that it carries, and what the person filled in.</summary>
    public async Task<Answer> SendAsync(string page, string target, params (string Name, string Value)[] filledIn)
    {
        var opened = await OpenAsync(page);
        var token = Token().Match(opened.Body);
        Assert.True(token.Success, $"There is no form on {page} ({opened.Status}).");
        return await PostAsync(target, [("__RequestVerificationToken", token.Groups[1].Value), ("_handler", "act"), .. filledIn]);
    }

    public Task<Answer> PostAsync(string target, params (string Name, string Value)[] fields) =>
        caller.SendAsync(HttpMethod.Post, target, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    /// <summary>The text that a person sees, tags taken out and entities resolved.</summary>
    public static string Seen(Answer answer) => WebUtility.HtmlDecode(Tag().Replace(answer.Body, ""));

    [GeneratedRegex(@"name=""__RequestVerificationToken"" value=""([^""]+)""")]
    private static partial Regex Token();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
