using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.People;

/// <summary>A member of staff who is signed in and uses the API.</summary>
public sealed class Colleague : IDisposable
{
    public const string Password = "demo";
    public const string ArchiveAccess = "archive-access";

    private readonly HttpClient _client;
    private readonly string _csrfToken;

    private Colleague(HttpClient client, string login, string csrfToken) => (_client, Login, _csrfToken) = (client, login, csrfToken);

    public string Login { get; }

    /// <summary>Signed in by the session's cookie, as the pages are.</summary>
    public HttpClient Client => _client;

    public static async Task<Colleague> SignInAsync(RunningHost host, string login, string password = Password)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false })
        {
            BaseAddress = host.Address,
            Timeout = TimeSpan.FromSeconds(60),
        };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        using var answer = await client.PostAsJsonAsync("api/session", new { userName = login, password });
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{login} cannot sign in: {text}");
        return new Colleague(client, login, JsonDocument.Parse(text).RootElement.GetProperty("csrfToken").GetString()!);
    }

    public async Task<Answer> GetAsync(string path)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
        return new Answer(answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public Task<Answer> PostAsync(string path, object body, string? idempotencyKey = null) =>
        PostTextAsync(path, body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web), idempotencyKey);

    /// <summary>Sends the text as it is, whether or not it is JSON.</summary>
    public async Task<Answer> PostTextAsync(string path, string json, string? idempotencyKey = null, bool withToken = true)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json"),
        };
        if (withToken)
            message.Headers.Add("X-CSRF-TOKEN", _csrfToken);
        if (idempotencyKey is not null)
            message.Headers.Add("Idempotency-Key", idempotencyKey);
        using var answer = await _client.SendAsync(message);
        return new Answer(answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The form of an archive-access request, filled in properly.</summary>
    public static JsonObject ArchiveForm(string customerNumber, DateOnly from, int days = 14) => new()
    {
        ["customer"] = customerNumber,
        ["scope"] = new JsonArray("contract"),
        ["purpose"] = "方案设计前核对历次合同",
        ["manner"] = "online",
        ["from"] = from.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["to"] = from.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["undertaking"] = true,
    };

    public async Task<RequestInfo> AskForArchiveAsync(string customerNumber, DateOnly from, int days = 14) =>
        (await SubmitAsync(ArchiveForm(customerNumber, from, days))).Expect(HttpStatusCode.Created).As<RequestInfo>();

    public Task<Answer> SubmitAsync(JsonObject inputs, string definitionId = ArchiveAccess) =>
        PostAsync("api/requests", new { definitionId, inputs });

    public async Task<RequestInfo> RequestAsync(string number) =>
        (await GetAsync($"api/requests/{number}")).Expect(HttpStatusCode.OK).As<RequestInfo>();

    public Task<Answer> DecideAsync(string taskId, string outcome, string? comment = null, string? idempotencyKey = null) =>
        PostAsync($"api/tasks/{taskId}/decision", new { outcome, comment }, idempotencyKey);

    /// <summary>Decides what is open in the request as it is meant to be decided; fails when it is not this person's turn.</summary>
    public async Task<RequestInfo> ApproveAsync(RequestInfo request)
    {
        var task = request.Tasks[0];
        return (await DecideAsync(task.Id, task.Kind == "approval" ? "Approved" : "Submitted")).Expect(HttpStatusCode.OK).As<RequestInfo>();
    }

    public async Task<IReadOnlyList<TaskInfo>> InboxAsync() =>
        (await GetAsync("api/tasks?pageSize=200")).Expect(HttpStatusCode.OK).As<ListInfo<TaskInfo>>().Items;

    public Task<Answer> OpenArchiveAsync(string customerNumber) => GetAsync($"api/customers/{customerNumber}/archive");

    public async Task<IReadOnlyList<CustomerInfo>> CustomersAsync(string query) =>
        (await GetAsync("api/customers?pageSize=200&" + query)).Expect(HttpStatusCode.OK).As<ListInfo<CustomerInfo>>().Items;

    public async Task<string> NumberOfAsync(string text) => (await CustomersAsync("q=" + Uri.EscapeDataString(text)))[0].Number;

    public void Dispose() => _client.Dispose();
}
