namespace WpbPortal.Web.Features.Import.Checking;

/// <summary>How far two words are apart.</summary>
internal static class Spelling
{
    /// <summary>Letters to add, drop, change or swap with the next (Damerau and Levenshtein, restricted) to make one of the other.</summary>
    public static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 8) return int.MaxValue;
        var costs = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++) costs[i, 0] = i;
        for (var j = 0; j <= right.Length; j++) costs[0, j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var change = costs[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                costs[i, j] = Math.Min(change, Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
            }
        }
        return costs[left.Length, right.Length];
    }
}
