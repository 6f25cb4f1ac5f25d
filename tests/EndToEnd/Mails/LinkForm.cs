using System.Net;
using System.Text.RegularExpressions;

namespace WorkflowCrm.EndToEnd.Tests.Mails;

/// <summary>The form behind a link, with the cookie that belongs to it, as a browser without scripts holds them.</summary>
/// <param name="Cookie">The request header.</param>
public sealed partial record LinkForm(IReadOnlyDictionary<string, string> Fields, string Cookie)
{
    private const string AntiforgeryField = "__RequestVerificationToken";

    public static async Task<LinkForm> OpenAsync(Uri link)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var answer = await client.GetAsync(link);
        var page = await answer.Content.ReadAsStringAsync();
        var form = Form().Match(page).Value;
        Assert.True(form.Length > 0, $"The page has no form: {page}");
        var fields = HiddenField().Matches(form).ToDictionary(m => WebUtility.HtmlDecode(m.Groups[1].Value), m => WebUtility.HtmlDecode(m.Groups[2].Value));
        Assert.NotEmpty(fields[AntiforgeryField]);
        fields["comment"] = "";
        fields["action"] = "decide";
        return new LinkForm(fields, string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
    }

    /// <summary>The same without the page's own value.</summary>
    public IReadOnlyDictionary<string, string> WithoutValue => Fields.Where(f => f.Key != AntiforgeryField).ToDictionary();

    public IReadOnlyDictionary<string, string> WithValue(string value) => new Dictionary<string, string>(Fields) { [AntiforgeryField] = value };

    public string Value => Fields[AntiforgeryField];

    [GeneratedRegex("<form[^>]*class=\"action-form\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input(?=[^>]*type=\"hidden\")[^>]*name=\"([^\"]*)\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();
}
