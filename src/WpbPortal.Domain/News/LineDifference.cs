namespace WpbPortal.Domain.News;

/// <summary>What is different between two texts, line by line.</summary>
public static class LineDifference
{
    /// <summary>Most lines that are compared one by one; of longer texts all lines are shown as taken away and added.</summary>
    public const int MostLines = 600;

    /// <summary>The lines of both in order: what stayed, what went and what came.</summary>
    public static IReadOnlyList<ChangedLine> Between(string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        if (old.Length > MostLines || now.Length > MostLines) return [.. old.Select(line => new ChangedLine(LineChange.Gone, line)), .. now.Select(line => new ChangedLine(LineChange.Added, line))];
        // How many lines the two have in common from here on.
        var common = new int[old.Length + 1, now.Length + 1];
        for (var one = old.Length - 1; one >= 0; one--)
        {
            for (var other = now.Length - 1; other >= 0; other--)
                common[one, other] = old[one] == now[other] ? common[one + 1, other + 1] + 1 : Math.Max(common[one + 1, other], common[one, other + 1]);
        }
        var lines = new List<ChangedLine>();
        var (left, right) = (0, 0);
        while (left < old.Length || right < now.Length)
        {
            if (left < old.Length && right < now.Length && old[left] == now[right])
            {
                lines.Add(new(LineChange.Kept, old[left]));
                (left, right) = (left + 1, right + 1);
            }
            else if (left < old.Length && (right == now.Length || common[left + 1, right] >= common[left, right + 1])) lines.Add(new(LineChange.Gone, old[left++]));
            else lines.Add(new(LineChange.Added, now[right++]));
        }
        return lines;
    }
}

/// <summary>A line, and what became of it.</summary>
public sealed record ChangedLine(LineChange Change, string Text);

/// <summary>What became of a line.</summary>
public enum LineChange
{
    /// <summary>It stayed.</summary>
    Kept = 1,

    /// <summary>It went.</summary>
    Gone = 2,

    /// <summary>It came.</summary>
    Added = 3,
}
