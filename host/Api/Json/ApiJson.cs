using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using WorkflowCrm.Crm.Customers.Grading;

namespace WorkflowCrm.Host.Api.Json;

/// <summary>How the API writes and reads JSON: camel case, enum values by name, instants in UTC, strict about broken input.</summary>
internal static class ApiJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.AllowDuplicateProperties = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        // Chinese stays readable; what HTML cares about is still escaped.
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new JsonText());
        options.Converters.Add(new JsonObjects());
        options.Converters.Add(new UtcInstants());
        // Grades are letters, not words: A stays A.
        options.Converters.Add(new JsonStringEnumConverter<AmountGrade>());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }
}
