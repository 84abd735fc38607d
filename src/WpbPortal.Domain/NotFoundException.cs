namespace WpbPortal.Domain;

/// <summary>What was asked for does not exist, or not for this viewer: the two are never told apart.</summary>
public sealed class NotFoundException(string what) : Exception($"{what} not found");
