namespace WpbPortal.Web.Tests.Access.Matrix;

/// <summary>One line of the table: an address, the record it is asked for, and to whom it opens. Everybody else gets 404.</summary>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="Pattern">The route as the program knows it: <c>/gesprekken/{Id:guid}</c>.</param>
/// <param name="Record">Whose id stands in it; empty when there is none.</param>
/// <param name="Opens">Who gets an answer.</param>
/// <param name="Elsewhere">Who gets an answer for the same record of another partnership: nobody, but the administrator where he administers.</param>
public sealed record AccessRow(string Method, string Pattern, string Record, Who Opens, Who Elsewhere = Who.None)
{
    /// <summary>Whether somebody who is not signed in gets an answer too.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>An address that fits the route, where its parts are more than an id.</summary>
    public string? Sample { get; init; }

    /// <summary>What is sent to an endpoint that takes no form; @person and @partnership stand for who sends it.</summary>
    public string? Json { get; init; }

    /// <summary>Whether the record stands for the whole address, where more than one part of it is filled in.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Which endpoint it is about.</summary>
    public string Endpoint => $"{Method} {Pattern}";

    /// <summary>The address for one record.</summary>
    public string AddressFor(AccessSide side) => IsWhole ? side.Ids[Record].ToString()! : Sample ?? (Record.Length == 0
        ? Pattern
        : string.Join('/', Pattern.Split('/').Select(part => part.StartsWith('{') ? side.Ids[Record].ToString() : part)));

    /// <inheritdoc/>
    public override string ToString() => $"{Endpoint} {Record}";
}
