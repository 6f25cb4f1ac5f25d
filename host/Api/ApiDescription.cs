using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace WorkflowCrm.Host.Api;

/// <summary>What the OpenAPI document says about the API as a whole.</summary>
internal static class ApiDescription
{
    private const string Introduction = """
        JSON in camel case, instants in UTC (RFC 3339). Every error is a problem (RFC 9457) with type, title, status and detail,
        and with errors per field where fields are wrong. Lists take page (from 1) and pageSize (at most 200).

        Callers identify themselves by the session cookie of POST /api/session or by a personal access token
        (Authorization: Bearer …). With the cookie, calls that change something need the header X-CSRF-TOKEN with the
        csrfToken of GET /api/session.
        """;

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer(DescribeAsync);
        options.AddSchemaTransformer(NameTypeAsync);
        options.AddOperationTransformer(NamePagingAsync);
    }

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "WorkflowCrm", Version = "v1", Description = Introduction };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["session"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "workflowcrm.session" },
            ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("session", document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] },
        ];
        return Task.CompletedTask;
    }

    // Read as text, so that a wrong one is answered like any other wrong field.
    private static Task NamePagingAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var schema in (operation.Parameters ?? []).Where(p => p.Name is "page" or "pageSize").Select(p => p.Schema).OfType<OpenApiSchema>())
            schema.Type = JsonSchemaType.Integer;
        return Task.CompletedTask;
    }

    // Types that our own converters read and write are closed to the framework's description.
    private static Task NameTypeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(JsonObject))
            schema.Type = JsonSchemaType.Object;
        if (type != typeof(string) && type != typeof(DateTimeOffset))
            return Task.CompletedTask;
        var isNullable = context.JsonPropertyInfo?.IsGetNullable ?? type != context.JsonTypeInfo.Type;
        schema.Type = isNullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        if (type == typeof(DateTimeOffset))
            schema.Format = "date-time";
        return Task.CompletedTask;
    }
}
