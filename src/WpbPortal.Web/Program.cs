using WpbPortal.Web;

return await PortalHost.RunAsync(args, Console.Error);
