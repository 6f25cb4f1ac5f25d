using Microsoft.AspNetCore.Http.Extensions;

namespace WorkflowCrm.Host.Components.Parts;

/// <summary>The running page's address with one part of its query changed, so that filters stay.</summary>
public static class QueryAddress
{
    /// <param name="request">The running request.</param>
    /// <param name="name">The part.</param>
    /// <param name="value">Null takes it away.</param>
    public static string With(HttpRequest request, string name, string? value)
    {
        var query = new QueryBuilder(request.Query.Where(p => p.Key != name).SelectMany(p => p.Value.OfType<string>(), (p, v) => KeyValuePair.Create(p.Key, v)));
        if (value is not null)
            query.Add(name, value);
        return request.Path + query.ToString();
    }
}
