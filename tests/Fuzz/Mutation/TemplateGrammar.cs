namespace WorkflowCrm.Fuzz.Mutation;

/// <summary>Makes Handlebars templates, most of them well formed.</summary>
internal sealed class TemplateGrammar(Random random)
{
    private static readonly string[] s_paths =
    [
        "Title", "Amount", "List", "Value", "Variables.List", "Input.Title", "items", "this", "@index", "@key", "@first", "@last", "@root.List", "../List", "../../items",
        "List.[0]", "List.[4].n", "List.[99]", "Variables", "Input", "nobody", "nobody.at.all", "[Ti tle]", "this.n", ".", "items.Count", "CorrelationId", "\"text\"", "'text'", "1", "true", "null", "undefined",
    ];

    private static readonly string[] s_blocks = ["each", "if", "unless", "with", "each items as |v k|", "nobody", "lookup", ">", "*inline"];

    private static readonly string[] s_texts = ["a", " ", "\n", "中", "\\{{x}}", "{", "}}", "{{!-- c --}}", "{{! c }}", "&amp;", "\"", "{{{{raw}}}}x{{{{/raw}}}}", "{{else}}", "{{^}}", "{{> p}}"];

    private int _depth;

    public string Template()
    {
        var parts = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Part()));
        return parts;
    }

    private string Part()
    {
        if (++_depth > 6)
        {
            _depth--;
            return Text();
        }

        var part = random.Next(6) switch
        {
            0 or 1 => Text(),
            2 => $"{{{{{Path()}}}}}",
            3 => $"{{{{{{{Path()}}}}}}}",
            4 => $"{{{{lookup {Path()} {(random.Next(3) == 0 ? $"(lookup {Path()} {Path()})" : Path())}}}}}",
            _ => Block(),
        };
        _depth--;
        return part;
    }

    private string Block()
    {
        var kind = s_blocks[random.Next(s_blocks.Length)];
        var name = kind.Split(' ')[0];
        var otherwise = random.Next(3) == 0 ? "{{else}}" + Template() : "";
        var tilde = random.Next(5) == 0 ? "~" : "";
        return kind.Contains(' ', StringComparison.Ordinal)
            ? $"{{{{#{kind}}}}}{Template()}{{{{/{name}}}}}"
            : $"{{{{{tilde}#{kind} {Path()}}}}}{Template()}{otherwise}{{{{/{name}{tilde}}}}}";
    }

    private string Path() => s_paths[random.Next(s_paths.Length)];

    private string Text() => s_texts[random.Next(s_texts.Length)];
}
