using System.Globalization;

namespace WorkflowCrm.Simulation.Tests.Running;

/// <summary>What a campaign is to do.</summary>
internal sealed record CampaignOptions
{
    public string Store { get; init; } = "memory";

    /// <summary>How many histories; null means as many as the time allows.</summary>
    public long? Histories { get; init; }

    /// <summary>The first seed.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How long at most.</summary>
    public int? Seconds { get; init; }

    /// <summary>Seeds that are played at the same time, each lane on a store of its own.</summary>
    public int Lanes { get; init; } = Environment.ProcessorCount;

    /// <summary>A single seed is told line by line even when nothing is wrong with it.</summary>
    public bool IsTold { get; init; }

    /// <exception cref="ArgumentException">The words mean nothing; the message says what would.</exception>
    public static CampaignOptions Read(IReadOnlyList<string> arguments)
    {
        var options = new CampaignOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            options = arguments[i] switch
            {
                "memory" or "sqlite" or "postgres" => options with { Store = arguments[i] },
                "--histories" => options with { Histories = Number(arguments, ++i) },
                "--seed" => options with { Seed = Number(arguments, ++i), IsTold = true },
                "--seconds" => options with { Seconds = (int)Number(arguments, ++i) },
                "--lanes" => options with { Lanes = (int)Math.Max(1, Number(arguments, ++i)) },
                var other => throw new ArgumentException($"'{other}' means nothing here. Use: [memory|sqlite|postgres] [--histories N] [--seed N] [--seconds N] [--lanes N]"),
            };
        }

        return options.IsTold && options.Histories is null && options.Seconds is null
            ? options with { Histories = 1, Lanes = 1 }
            : options with { Histories = options.Histories ?? (options.Seconds is null ? 10_000 : null), IsTold = false };
    }

    private static long Number(IReadOnlyList<string> arguments, int at)
        => at < arguments.Count && long.TryParse(arguments[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentException($"{arguments[at - 1]} needs a number.");
}
