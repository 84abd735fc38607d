namespace WpbPortal.Domain;

/// <summary>How many people it takes before a number says nothing of one of them. The functions of the database that give numbers past row security say the same.</summary>
public static class Crowd
{
    /// <summary>Fewest people of whom a number, a mean or a sentence is given.</summary>
    public const int Fewest = 5;
}
