using System.Text.RegularExpressions;
using WorkflowCrm.Host.Reasons;
using WorkflowCrm.Host.Tests.Designer.Hosting;

namespace WorkflowCrm.Host.Tests.Reasons;

/// <summary>Every reason that the engine, the activities and the sending of mails can give is said in the reader's language.</summary>
public sealed partial class KnownReasonsTests
{
    /// <summary>Where no owner reads what is said: findings and differences have codes, the rest is for programmers and logs.</summary>
    private static readonly string[] s_elsewhere =
    [
        "engine/Definitions/Checks/", "engine/Definitions/Differences/", "engine/Memory/", "engine/Simulation/", "engine/Runtime/Jobs/", "activities/Simulation/",
        "engine/Activities/ActivityCatalogue.cs", "engine/Activities/ActivityType.cs", "engine/Activities/DescriptorReader.cs", "engine/Runtime/IDefinitionStore.cs",
        "engine/Runtime/IInstanceStore.cs", "engine/Activities/Http/FlowSendHttpRequest.cs", "engine/Activities/Http/HttpViolations.cs",
    ];

    /// <summary>Put together of parts that are only known at run time; each way that it can come out is in the list.</summary>
    private static readonly Dictionary<string, string[]> s_composed = new()
    {
        ["The text is not valid JSON{0}"] = ["The text is not valid JSON", "The text is not valid JSON (line 3, byte 4)"],
        [" (line {0}, byte {1})"] = [],
        ["'{0}', which contains '{1}', is not open{2}."] = ["'a', which contains 'b', is not open.", "'a', which contains 'b', is not open around that execution."],
        // A fault of the program: what was tried out came out differently.
        ["The alterations of instance {0} were possible when they were tried, and are not now: {1}"] = [],
        // The message of a finding, which has a code.
        ["'{0}' cannot start the workflow: {1}"] = [],
    };

    public static TheoryData<string> Sentences { get; } = [.. Find().Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Every_reason_that_stands_in_the_code_is_said_in_chinese_with_all_that_varies(string english)
    {
        foreach (var one in s_composed.TryGetValue(english, out var ways) ? ways : [Place().Replace(english, place => $"q{place.Groups[1].Value}q")])
        {
            var chinese = KnownReasons.Say(Host.Texts.Chinese, one);
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", chinese);
            Assert.All(Place().Matches(english), place => Assert.True(ways is not null || chinese.Contains($"q{place.Groups[1].Value}q", StringComparison.Ordinal), chinese));
            Assert.DoesNotMatch(@"\{\d\}", chinese);
            Assert.Equal(one, KnownReasons.Say(Host.Texts.English, one));
        }
    }

    [Fact]
    public void The_list_is_not_empty() => Assert.InRange(Sentences.Count, 150, 500);

    [Theory]
    [InlineData("Failed to evaluate activity input 'Text': foo is not defined (line 1, column 3)", "无法计算活动的输入“Text”：foo 没有定义（第 1 行第 3 列）")]
    [InlineData("Failed to evaluate activity input 'Text': Arrow functions are not available; write function (x) { return …; }.", "无法计算活动的输入“Text”：不支持箭头函数；请写 function (x) { return …; }。")]
    [InlineData("Error when parsing cron expression: The given cron expression has an invalid format. Hours: Hours must be a number between 0 and 23 (all inclusive)", "cron 表达式无法解析：cron 表达式格式不对。时：时必须是 0 到 23 之间的数字（含两端）")]
    [InlineData("Unexpected token ).", "意外的符号 )。")]
    [InlineData("The mail server mx.example:25 cannot be reached: Connection refused.", "连不上邮件服务器 mx.example:25：连接被拒绝。")]
    [InlineData("The mail server mx.example:25 cannot be spoken to by TLS: The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot.", "无法与邮件服务器 mx.example:25 建立 TLS 加密：对方的证书链有问题：UntrustedRoot。")]
    [InlineData("550 5.1.1 No such user here.", "550 5.1.1 No such user here.")]
    [InlineData("客户说：还没有准备好", "客户说：还没有准备好")]
    [InlineData("The upstream is down.", "The upstream is down.")]
    [InlineData("", "")]
    public void Reasons_within_reasons_are_said_too_and_what_others_have_written_stays(string english, string chinese) =>
        Assert.Equal(chinese, KnownReasons.Say(Host.Texts.Chinese, english));

    [Fact]
    public void What_is_very_long_is_left_alone() => Assert.Equal(new string('x', 100_000), KnownReasons.Say(Host.Texts.Chinese, new string('x', 100_000)));

    private static IEnumerable<string> Find()
    {
        foreach (var room in new[] { "engine", "activities", "host/Mail/Smtp", "host/Mail/Wire" })
        {
            foreach (var file in Directory.EnumerateFiles(Repository.File(room), "*.cs", SearchOption.AllDirectories))
            {
                var path = Path.GetRelativePath(Repository.File(""), file).Replace('\\', '/');
                if (path.Contains("/obj/", StringComparison.Ordinal) || path.Contains("/bin/", StringComparison.Ordinal) || s_elsewhere.Any(other => path.StartsWith(other, StringComparison.Ordinal)))
                    continue;
                foreach (var (before, text) in StringLiterals.Of(File.ReadAllText(file)))
                {
                    if (!NoReason().IsMatch(before) && text.Count(c => c == ' ') >= 2 && Prose().IsMatch(text))
                        yield return text;
                }
            }
        }
    }

    [GeneratedRegex(@"\{(\d)\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"(Description|DisplayName) = $|\blog\.Log\w+\($")]
    private static partial Regex NoReason();

    [GeneratedRegex("[a-z]{2} [a-z{']")]
    private static partial Regex Prose();
}
