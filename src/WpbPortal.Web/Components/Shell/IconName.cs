namespace WpbPortal.Web.Components.Shell;

/// <summary>The portal's own outlined pictures. Their lines are in <see cref="Shapes"/>.</summary>
public enum IconName
{
    Today, Conversation, Trajectory, People, Insight, Mine, Plus, Minus, Coffee, Search, Bell, Check, Cross, ArrowRight, ArrowLeft,
    ChevronRight, ChevronDown, Calendar, Clock, Eye, Lock, Share, Pencil, Bin, Download, Upload, Document, Mail, Key, Shield, Info,
    Attention, Mistake, Experiment, Question, Book, Theme, Door, Feedback, Reply, Language, Sun, Moon, SignOut, Settings, Filter, Play,
    Help, School, Device, List,
}
